import type { Attempt, Reply } from "./reply.js";

/** What an outcome rests on: a value of the body, a status that the binding names, RFC 9110, or what the connection did. */
export type Basis = "body" | "status_code" | "http_semantics" | "transport";

/** An outcome, its fault where it carries one, and what to do next; the words are the contract's. */
export interface Verdict {
  readonly outcome: string;
  readonly fault?: string;
  readonly next: string;
}

/** What a binding made of one reply. `V` is the contract's own union of verdicts, `F` the members that a binding may set. */
export interface Decision<V extends Verdict = Verdict, F = object> {
  readonly verdict: V;
  readonly basis: Basis;
  /** The raw state and error code that were read, for provenance. */
  readonly status?: string;
  readonly code?: string;
  readonly fields?: F;
}

/** A contract as the runtime needs it; generated into the contract's package. */
export interface ContractSpec<V extends Verdict = Verdict> {
  readonly name: string;
  readonly outcomes: Readonly<Record<string, "success" | "pending" | "failure" | "unknown">>;
  readonly fallbacks: {
    readonly invalidInput: V;
    readonly notSent: V;
    readonly noResponse: V;
    readonly providerFault: V;
    readonly unrecognised: V;
    readonly mismatch: V;
    readonly refused: V;
    readonly statuses: Readonly<Record<number, V>>;
  };
  /** Faults that a 2xx body may still establish after an earlier try went unanswered. */
  readonly settledBy: readonly string[];
}

export interface Provenance {
  readonly provider: string;
  readonly httpStatus?: number;
  readonly basis: Basis;
  readonly status?: string;
  readonly code?: string;
  readonly requestId?: string;
  readonly attempts: number;
}

/** What `perform` returns; the contract's package turns it into the result that callers see. */
export interface Performed<V extends Verdict = Verdict, F = object> {
  readonly verdict: V;
  readonly fields?: F;
  readonly retryAfterMs?: number;
  readonly provenance: Provenance;
}

export type { Attempt, Reply };
