import type { Verdict } from "../../contract/contract.js";
import type { JsonObject } from "../../source/json.js";
import type { Step } from "./step.js";

/** One thing that a provider's side does, and the one result that a caller must see. */
export interface Scenario {
  readonly name: string;
  /** What the caller gives beside, or in place of, the suite's own input. */
  readonly input?: JsonObject;
  readonly script: readonly Step[];
  readonly limits?: Limits;
  readonly expected: Expected;
}

/** A scenario that a provider does not have, and why. */
export interface Lacking {
  readonly name: string;
  readonly lacks: string;
}

export interface Limits {
  readonly timeoutMs?: number;
  readonly maxBodyBytes?: number;
}

export interface Expected {
  /** The whole result; where it is not known in advance, what the contract says of it. */
  readonly result: { readonly whole: JsonObject } | { readonly verdict: Verdict; readonly httpStatus?: number };
  /** How many requests the server must have read whole. */
  readonly requests: number;
  /** The request target's path, percent-encoded, where it is the point of the scenario. */
  readonly path?: string;
}
