import type { JsonValue } from "../source/json.js";
import { valueAt } from "../source/origin.js";
import { type Difference, removalDifference } from "./expectation.js";
import type { Premise } from "./overlay.js";
import { select } from "./target.js";
import type { DocumentSize } from "./target-cost.js";

/**
 * Why a premise does not hold: its path is not run, selects nothing where something is to stand, or selects what is to be absent or
 * otherwise. The path of a difference is that of the document.
 */
export type BrokenPremise =
  | { readonly why: "refused"; readonly problem: string }
  | { readonly why: "gone" }
  | { readonly why: "otherwise"; readonly difference: Difference };

/** Why a premise does not hold in a document, at the first place where it does not; undefined where it holds. */
export function breakOf(premise: Premise, root: JsonValue, size: DocumentSize): BrokenPremise | undefined {
  const selection = select(root, premise.target, size);
  if (selection.kind === "refused") return { why: "refused", problem: selection.problem };
  const [first] = selection.paths;
  if (premise.absent === true) {
    if (first === undefined) return undefined;
    return { why: "otherwise", difference: { path: first, expected: undefined, found: valueAt(root, first) } };
  }
  if (first === undefined) return { why: "gone" };
  if (premise.expected === undefined) return undefined;
  for (const path of selection.paths) {
    const difference = removalDifference(valueAt(root, path), premise.expected, path);
    if (difference !== undefined) return { why: "otherwise", difference };
  }
  return undefined;
}
