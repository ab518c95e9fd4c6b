import type { Rule } from "../../rule.js";
import { authOnlyInProse } from "./auth-only-in-prose.js";
import { conditionalFieldOnlyInProse } from "./conditional-field-only-in-prose.js";
import { constraintOnlyInProse } from "./constraint-only-in-prose.js";
import { enumOnlyInProse } from "./enum-only-in-prose.js";
import { enumValueDiffers } from "./enum-value-differs.js";
import { errorCodeOnlyInProse } from "./error-code-only-in-prose.js";
import { errorSchemaMissing } from "./error-schema-missing.js";
import { htmlInDescription } from "./html-in-description.js";
import { openEnum } from "./open-enum.js";
import { operationAddressMissing } from "./operation-address-missing.js";
import { parameterUndocumented } from "./parameter-undocumented.js";
import { placeholderServer } from "./placeholder-server.js";
import { preconditionOnlyInProse } from "./precondition-only-in-prose.js";
import { proseDisagrees } from "./prose-disagrees.js";
import { raceDocumented } from "./race-documented.js";
import { responseValueNarrowerInProse } from "./response-value-narrower-in-prose.js";
import { retryAdviceWithoutIdempotency } from "./retry-advice-without-idempotency.js";
import { secretInResponse } from "./secret-in-response.js";
import { statusOnlyInProse } from "./status-only-in-prose.js";
import { unitOnlyInProse } from "./unit-only-in-prose.js";
import { unreleasedOperation } from "./unreleased-operation.js";
import { webhookOnlyInProse } from "./webhook-only-in-prose.js";

/** Does the prose state something that the machine-readable part lacks or contradicts? */
export const docsRules: readonly Rule[] = [
  authOnlyInProse,
  conditionalFieldOnlyInProse,
  constraintOnlyInProse,
  enumOnlyInProse,
  enumValueDiffers,
  errorCodeOnlyInProse,
  errorSchemaMissing,
  htmlInDescription,
  openEnum,
  operationAddressMissing,
  parameterUndocumented,
  placeholderServer,
  preconditionOnlyInProse,
  proseDisagrees,
  raceDocumented,
  responseValueNarrowerInProse,
  retryAdviceWithoutIdempotency,
  secretInResponse,
  statusOnlyInProse,
  unitOnlyInProse,
  unreleasedOperation,
  webhookOnlyInProse,
];
