import type { Rule } from "../../rule.js";
import { authFailureAs403 } from "./auth-failure-as-403.js";
import { authMissing } from "./auth-missing.js";
import { noIdempotencyKey } from "./no-idempotency-key.js";
import { problemMediaType } from "./problem-media-type.js";
import { responseFieldOptional } from "./response-field-optional.js";
import { statusMissing } from "./status-missing.js";
import { successWithoutBody } from "./success-without-body.js";

/** Does the document carry everything that a contract needs? (What a binding lacks is found where it is compiled.) */
export const contractRules: readonly Rule[] = [
  authFailureAs403,
  authMissing,
  noIdempotencyKey,
  problemMediaType,
  responseFieldOptional,
  statusMissing,
  successWithoutBody,
];
