import type { JsonObject, JsonValue } from "../../source/json.js";
import type { Step } from "./step.js";

/** One thing that a provider's side does, and the one result that a caller must see. */
export interface Scenario {
  readonly name: string;
  /** All that the caller gives. */
  readonly input: JsonObject;
  readonly script: readonly Step[];
  readonly limits?: Limits;
  readonly expected: Expected;
}

/** A scenario that a provider does not have, and why. */
export interface Lacking {
  readonly name: string;
  readonly lacks: string;
}

/** A scenario that nobody has stated the result of yet: it fails, so that it is not forgotten. */
export interface Unstated {
  readonly name: string;
  readonly unstated: string;
}

export type Entry = Scenario | Lacking | Unstated;

export interface Limits {
  readonly timeoutMs?: number;
  readonly maxBodyBytes?: number;
}

export interface Expected {
  /** The whole result. */
  readonly result: JsonObject;
  /** How many requests the server must have read whole, all of them `request`. */
  readonly requests: number;
  readonly request: ExpectedRequest;
}

/** A request as the provider must see it. */
export interface ExpectedRequest {
  readonly method: string;
  /** Path and query, percent-encoded. */
  readonly target: string;
  /** By name in lower case; null: absent. Others may be there. */
  readonly headers: Readonly<Record<string, string | null>>;
  /** Undefined: none. */
  readonly body: JsonValue | undefined;
}
