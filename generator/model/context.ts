import type { SpecDocument } from "../source/document.js";
import type { FindingDraft } from "../source/draft.js";
import type { Pointer } from "../source/pointer.js";
import { locationOf, type ObjectPlace, type Place } from "./place.js";
import type { ModelRule } from "./rules.js";

/** What the readers of one document share. */
export interface Context {
  readonly document: SpecDocument;
  readonly root: ObjectPlace;
  readonly findings: FindingDraft[];
  /** Schemas that references name, by pointer, in the order of their first reference. */
  readonly referenced: Map<Pointer, Place>;
}

export interface Complaint {
  readonly rule: ModelRule;
  readonly place: Place;
  readonly message: string;
  readonly help?: string;
  readonly severity?: FindingDraft["severity"];
}

export function report(context: Context, complaint: Complaint): void {
  const { place, ...words } = complaint;
  context.findings.push({ ...withoutUndefined(words), location: locationOf(place) });
}

type Loose<T> = { [K in keyof T]: Record<never, never> extends Pick<T, K> ? T[K] | undefined : T[K] };

/** The same object without its undefined members, as exact optional properties demand. */
export function withoutUndefined<T extends object>(value: Loose<T>): T {
  const kept: Record<string, unknown> = {};
  for (const [key, member] of Object.entries(value)) if (member !== undefined) kept[key] = member;
  return kept as T;
}
