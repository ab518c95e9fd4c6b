import type { Rule } from "../../rule.js";
import { authentication } from "./authentication.js";
import { errorShape } from "./error-shape.js";
import { idForm } from "./id-form.js";
import { idPlace } from "./id-place.js";
import { idempotencyKey } from "./idempotency-key.js";
import { nameCase } from "./name-case.js";
import { pendingOutcome } from "./pending-outcome.js";
import { refusalStatus } from "./refusal-status.js";
import { stateSpelling } from "./state-spelling.js";
import { successBody } from "./success-body.js";
import { timeFormat } from "./time-format.js";
import { workInFlight } from "./work-in-flight.js";

/** How do the providers of one contract differ? One matrix, a rule for each row. */
export const providersRules: readonly Rule[] = [
  authentication,
  errorShape,
  idForm,
  idPlace,
  idempotencyKey,
  nameCase,
  pendingOutcome,
  refusalStatus,
  stateSpelling,
  successBody,
  timeFormat,
  workInFlight,
];
