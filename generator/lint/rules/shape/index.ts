import type { Rule } from "../../rule.js";
import { arrayWithoutItems } from "./array-without-items.js";
import { booleanAsString } from "./boolean-as-string.js";
import { closedResponse } from "./closed-response.js";
import { duplicateRequired } from "./duplicate-required.js";
import { enumWithoutType } from "./enum-without-type.js";
import { exclusiveLimitForm } from "./exclusive-limit-form.js";
import { ignoredParameter } from "./ignored-parameter.js";
import { invalidComponentKey } from "./invalid-component-key.js";
import { limitsContradict } from "./limits-contradict.js";
import { membersExclude } from "./members-exclude.js";
import { nullableIn31 } from "./nullable-in-31.js";
import { numberAsString } from "./number-as-string.js";
import { pathParameterMismatch } from "./path-parameter-mismatch.js";
import { pathParameterNotRequired } from "./path-parameter-not-required.js";
import { redundantMediaTypes } from "./redundant-media-types.js";
import { typeForm } from "./type-form.js";
import { unknownKeyword } from "./unknown-keyword.js";
import { versionAsNumber } from "./version-as-number.js";

/** Is each value of the JSON type and form that its OpenAPI version requires? */
export const shapeRules: readonly Rule[] = [
  membersExclude,
  ignoredParameter,
  duplicateRequired,
  arrayWithoutItems,
  booleanAsString,
  closedResponse,
  enumWithoutType,
  exclusiveLimitForm,
  invalidComponentKey,
  limitsContradict,
  nullableIn31,
  numberAsString,
  pathParameterMismatch,
  pathParameterNotRequired,
  redundantMediaTypes,
  typeForm,
  unknownKeyword,
  versionAsNumber,
];
