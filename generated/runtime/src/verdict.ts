/** What an outcome rests on: a value of the body, a status that the binding names, RFC 9110, or what the connection did. */
export type Basis = "body" | "status_code" | "http_semantics" | "transport";

/** What an outcome means to a caller, whatever the contract calls it. */
export type Role = "success" | "pending" | "failure" | "unknown";

/** An outcome, its fault where it carries one, and what to do next; the words are the contract's. */
export interface Verdict {
  readonly outcome: string;
  readonly fault?: string;
  readonly next: string;
}

/** Something in a reply that the document does not say, found by a binding. */
export interface DriftNote {
  /** The id that the linter would use. */
  readonly rule: string;
  /** RFC 6901, into the response body. `*` stands for a member that the document does not name: the name may be personal. */
  readonly pointer: string;
  /** Never the value itself, which may be personal. */
  readonly message: string;
}

/** What a binding made of one reply. `V` is the contract's own union of verdicts, `F` the members that a binding may set. */
export interface Decision<V extends Verdict = Verdict, F = object> {
  readonly verdict: V;
  readonly basis: Basis;
  /** The raw state and error code that were read, for provenance. */
  readonly status?: string;
  readonly code?: string;
  readonly fields?: F;
  readonly drift?: readonly DriftNote[];
  /** Values of the body that the document marks as secret; every text in them is taken out of whatever is told. */
  readonly secrets?: readonly unknown[];
}

/** A contract as the runtime needs it; generated into the contract's package. */
export interface ContractSpec<V extends Verdict = Verdict> {
  readonly name: string;
  readonly outcomes: Readonly<Record<string, Role>>;
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

/**
 * Where a verdict comes from. The provider's own words in it are compared as they came and told as a log may show them: at most 256
 * UTF-16 code units, what is cut off being `…`, and U+FFFD for control characters, line separators, changes of writing direction
 * and halves of characters.
 */
export interface Provenance {
  readonly provider: string;
  readonly httpStatus?: number;
  readonly basis: Basis;
  readonly status?: string;
  readonly code?: string;
  readonly requestId?: string;
  /** How often the request was tried; 0: it could not be. */
  readonly attempts: number;
}

/** What `perform` returns; the contract's package turns it into the result that callers see. */
export interface Performed<V extends Verdict = Verdict, F = object> {
  readonly verdict: V;
  /** The provider's values as they came, secrets aside; together they are no longer than `maxBodyBytes`. */
  readonly fields?: F;
  /** How long the provider asks to wait, where it refused for its rate limit. */
  readonly retryAfterMs?: number;
  readonly provenance: Provenance;
}
