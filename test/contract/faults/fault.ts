import type { Edit } from "./edit.js";

/** A text with its one occurrence of the first replaced by the second. */
export type Replacement = readonly [from: string, to: string];

/** One change of something that was right. */
export interface Fault {
  readonly what: string;
  /** The provider whose document, binding or package it is about. */
  readonly of: string;
  /** One change of the provider's effective document. */
  readonly document?: Edit;
  /** One change of its binding. */
  readonly binding?: Replacement;
  /** One change of the contract. */
  readonly contract?: Replacement;
  /** The rule that the checker must answer with. Absent: the packages must not compile. */
  readonly rule?: string;
}
