import type { ApiModel, Operation, ParameterLocation, Schema } from "../model/model.js";

/**
 * What an outcome means to a caller, whatever the contract calls it. `success`: it is done. `pending`: it will be. `failure`:
 * this call definitely did not do it. `unknown`: it may or may not have.
 */
export type OutcomeRole = "success" | "pending" | "failure" | "unknown";

/** An outcome that a contract declares, with the faults and next steps that it allows. */
export interface ContractOutcome {
  readonly name: string;
  readonly role: OutcomeRole;
  /** Empty: this outcome carries no fault. */
  readonly faults: readonly string[];
  readonly next: readonly string[];
  /** The statuses that mean it of themselves, where it carries no fault: under any other a code must name it. */
  readonly statuses?: readonly number[];
  /** The next step where neither the binding nor the fault names one. Absent: a binding must name it. */
  readonly defaultNext?: string;
  /** What its own schema says of it. */
  readonly description?: string;
  /** The members of the result that its schema requires with this outcome, beside those that every result has. */
  readonly requires: readonly string[];
}

/** What a fault asks of whoever meets it. */
export interface ContractFault {
  /** The next step where a binding names none: the first of `steps`. */
  readonly next: string;
  readonly steps: readonly string[];
  /** The statuses that mean it of themselves: under any other a code must name it. Absent: a binding may say it of any. */
  readonly statuses?: readonly number[];
  /** Whether a success may tell it by a state of any name, although there are statuses that mean it of themselves. */
  readonly isState: boolean;
}

/** What a target is for, beyond its schema. */
export interface TargetUse {
  /** Outcomes and faults of which it tells: a response that sets it states one of them. Empty: any. */
  readonly with: readonly string[];
  /** Outcomes that cannot be while it is there. */
  readonly without: readonly string[];
  /** The words by which providers name it. A time is set from what is named with one of them: each other time has its type too. */
  readonly named: readonly string[];
}

/** The words by which an operation is told from its siblings. */
export interface OperationWords {
  /** Those by which providers call what the contract asks for. */
  readonly named: readonly string[];
  /** Those of operations that are about something else. */
  readonly without: readonly string[];
}

/** What a caller is told: an outcome, a fault where the outcome carries one, and what to do next. */
export interface Verdict {
  readonly outcome: string;
  readonly fault?: string;
  readonly next: string;
}

export interface ContractInput {
  readonly name: string;
  readonly required: boolean;
  readonly schema: Schema;
  /** Where the contract's own operation carries it. */
  readonly at: InputPlace;
}

export type InputPlace =
  | { readonly in: ParameterLocation; readonly name: string }
  | { readonly in: "body"; readonly path: readonly string[] };

/** What the runtime answers where no binding speaks. Every contract states each of them. */
export interface Fallbacks {
  /** The input cannot be sent (an id that is no path segment). */
  readonly invalidInput: Verdict;
  readonly notSent: Verdict;
  readonly noResponse: Verdict;
  readonly providerFault: Verdict;
  readonly unrecognised: Verdict;
  /** The response speaks of another resource than was asked for. */
  readonly mismatch: Verdict;
  /** A declared 4xx that says nothing that is known. */
  readonly refused: Verdict;
  /** RFC 9110 statuses, by number. */
  readonly statuses: ReadonlyMap<number, Verdict>;
}

/** A contract: an OpenAPI document whose `x-concordat` block says what OpenAPI cannot. */
export interface Contract {
  /** Slug: the sub-path and package name, e.g. `release-pet`. */
  readonly name: string;
  readonly model: ApiModel;
  readonly operation: Operation;
  readonly operationWords: OperationWords;
  /** The names in code: from the document, not from the generator. */
  readonly names: {
    readonly factory: string;
    readonly interface: string;
    readonly method: string;
    readonly input: string;
    readonly result: string;
    readonly outcome: string;
    readonly fault: string;
    readonly next: string;
  };
  readonly inputs: readonly ContractInput[];
  /** The input that names the resource, and the member of the result that repeats it. */
  readonly identity: { readonly input: string; readonly result: string };
  readonly idempotencyKey?: string;
  readonly outcomes: readonly ContractOutcome[];
  readonly faults: ReadonlyMap<string, ContractFault>;
  readonly nextSteps: readonly string[];
  /** Next steps that a provider's word must ask for, with those words. */
  readonly stepWords: ReadonlyMap<string, readonly string[]>;
  /** Faults that a 2xx body may still establish after an earlier try of the same call went unanswered. */
  readonly settledBy: readonly string[];
  readonly fallbacks: Fallbacks;
  /** What a binding may set, by pointer into the result: `/message`, `/transactions/pending`, `/fault/fields`. */
  readonly targets: ReadonlyMap<string, Schema>;
  /** Those of `targets` that tell of some outcomes only, or exclude some. */
  readonly targetUses: ReadonlyMap<string, TargetUse>;
  /** Members of the result, by pointer (`0` for each item of a list), that are words for people: what is told so decides nothing. */
  readonly prose: ReadonlySet<string>;
  /** Those of `targets` that every result must have. */
  readonly requiredTargets: readonly string[];
  /** By the word that providers use, folded (lower case, letters and digits): the outcomes, faults and values that it means. */
  readonly words: ReadonlyMap<string, readonly string[]>;
  /** HTTP status of each verdict on the contract's own face. Fault beats outcome. */
  readonly http: { readonly outcomes: ReadonlyMap<string, number>; readonly faults: ReadonlyMap<string, number> };
  /** Sentences for the README of every bound package. */
  readonly notes: readonly string[];
}
