import type { Location } from "./origin.js";

export type Severity = "error" | "warning" | "info";

/** Another place that explains a finding: a `$ref` that leads there, the sentence of prose, the document's node. */
export interface RelatedLocation {
  readonly message: string;
  readonly location: Location;
}

/**
 * A finding as a stage reports it. The catalogue in `lint/` holds the words and the severity of each rule and completes a draft
 * into a finding; a stage says only what is particular to this one.
 */
export interface FindingDraft {
  /** `<family>/<rule>`, as in the catalogue. */
  readonly rule: string;
  /** What is wrong, here. */
  readonly message: string;
  readonly location: Location;
  /** Overrides of the rule's own severity and words, where this instance calls for them. */
  readonly severity?: Severity;
  readonly why?: string;
  readonly help?: string;
  readonly related?: readonly RelatedLocation[];
  /** Findings with one root cause share a group. */
  readonly group?: string;
}

/** What a stage returns: its result where there is one, and everything that it found. Nothing of a document is ever thrown. */
export interface Outcome<T> {
  readonly value: T | undefined;
  readonly findings: readonly FindingDraft[];
}
