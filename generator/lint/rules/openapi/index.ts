import type { Rule } from "../../rule.js";
import { noAmbiguousPaths } from "./no-ambiguous-paths.js";
import { noDuplicatedEnumValues } from "./no-duplicated-enum-values.js";
import { noDuplicatedTagNames } from "./no-duplicated-tag-names.js";
import { noEmptyServers } from "./no-empty-servers.js";
import { noEnumTypeMismatch } from "./no-enum-type-mismatch.js";
import { noIdenticalPaths } from "./no-identical-paths.js";
import { noRequiredSchemaPropertiesUndefined } from "./no-required-schema-properties-undefined.js";
import { noSchemaTypeMismatch } from "./no-schema-type-mismatch.js";
import { noServerTrailingSlash } from "./no-server-trailing-slash.js";
import { noServerVariablesEmptyEnum } from "./no-server-variables-empty-enum.js";
import { noUndefinedServerVariable } from "./no-undefined-server-variable.js";
import { noUnresolvedRefs } from "./no-unresolved-refs.js";
import { nullableTypeSibling } from "./nullable-type-sibling.js";
import { operation2xxResponse } from "./operation-2xx-response.js";
import { operationOperationIdUnique } from "./operation-operationId-unique.js";
import { operationParametersUnique } from "./operation-parameters-unique.js";
import { pathDeclarationMustExist } from "./path-declaration-must-exist.js";
import { pathNotIncludeQuery } from "./path-not-include-query.js";
import { securityDefined } from "./security-defined.js";
import { securityScopesDefined } from "./security-scopes-defined.js";
import { specRefSiblings } from "./spec-ref-siblings.js";
import { struct } from "./struct.js";

/** The rules of @redocly/openapi-core that matter to who builds a client. */
export const openapiRules: readonly Rule[] = [
  struct,
  noUnresolvedRefs,
  noAmbiguousPaths,
  noIdenticalPaths,
  noDuplicatedEnumValues,
  noEnumTypeMismatch,
  noSchemaTypeMismatch,
  noRequiredSchemaPropertiesUndefined,
  noEmptyServers,
  noUndefinedServerVariable,
  noServerVariablesEmptyEnum,
  pathDeclarationMustExist,
  pathNotIncludeQuery,
  operationOperationIdUnique,
  operationParametersUnique,
  operation2xxResponse,
  specRefSiblings,
  nullableTypeSibling,
  noDuplicatedTagNames,
  securityScopesDefined,
  noServerTrailingSlash,
  securityDefined,
];
