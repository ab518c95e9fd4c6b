/** What compiled bindings stand on: `perform`, the fallback ladder, and the readers of response bodies. */
export { type ConfigKeys, checkConfig } from "./config.js";
export { absent } from "./drift.js";
export { fallback, type Undecided } from "./fallback.js";
export { perform, type Task } from "./perform.js";
export {
  bodyOf,
  booleanOf,
  codeOf,
  GuardError,
  isObject,
  itemOf,
  type JsonObject,
  listOf,
  listOfStrings,
  memberOf,
  namesAnother,
  numberOf,
  sizeOf,
  stringOf,
  withFields,
} from "./readers.js";
export type { Attempt, Reply, ReplyBody } from "./reply.js";
export { dateTime, epochMilliseconds, epochSeconds } from "./times.js";
export type { Basis, ContractSpec, Decision, DriftNote, Performed, Provenance, Role, Verdict } from "./verdict.js";
