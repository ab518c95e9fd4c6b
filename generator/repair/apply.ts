import type { SpecDocument } from "../source/document.js";
import type { FindingDraft } from "../source/draft.js";
import type { AppliedAction } from "./apply-action.js";
import { applyRepair } from "./apply-repair.js";
import { DraftDocument } from "./draft-document.js";
import { orderedFixes } from "./ordered-fixes.js";
import type { Fix, LocatedAction, Overlay, OverlayAction } from "./overlay.js";
import { Room } from "./room.js";
import { type Cause, problemFinding } from "./stale.js";
import { repairsOf } from "./steps.js";

export interface Applied<A extends OverlayAction = OverlayAction> {
  /** A new document that shares all that no action touched with the one that came in, which is unchanged. */
  readonly document: SpecDocument;
  /** What became of each action, in order. */
  readonly applied: readonly AppliedAction<A>[];
}

/**
 * A document with the actions applied in order, each on the result of those before. A repair whose note does not hold is left out, with
 * all of its steps: a provider's change is never overwritten in silence, and no repair is half applied.
 */
export function applyActions<A extends OverlayAction>(document: SpecDocument, actions: readonly A[]): Applied<A> {
  const draft = new DraftDocument(document.root);
  const room = new Room(document.root);
  const applied = repairsOf(actions).flatMap((repair) => applyRepair(draft, repair, room));
  return { document: { ...document, root: draft.root }, applied };
}

/** What became of a fix: applied whole or, where it has a problem, not at all. */
export interface AppliedFix<F extends Fix = Fix> {
  readonly fix: F;
  readonly problem?: Cause;
}

/** A document with the fixes applied in the order of `orderedFixes`, as an overlay of them would be: each whole or not at all. */
export function applyFixes<F extends Fix>(
  document: SpecDocument,
  fixes: readonly F[],
): { readonly document: SpecDocument; readonly applied: readonly AppliedFix<F>[] } {
  const draft = new DraftDocument(document.root);
  const room = new Room(document.root);
  const applied = orderedFixes(fixes).map((fix): AppliedFix<F> => {
    const cause = causeOf(applyRepair(draft, fix.actions, room));
    return cause === undefined ? { fix } : { fix, problem: cause.problem };
  });
  return { document: { ...document, root: draft.root }, applied };
}

interface AppliedOverlay extends Applied<LocatedAction> {
  /** A finding for each repair that was left out, with its place in the overlay. */
  readonly findings: readonly FindingDraft[];
  /** The actions that were left out, in this overlay and before it. */
  readonly left: readonly LocatedAction[];
}

/**
 * `applyActions` for an overlay file.
 *
 * @param earlier the actions of other overlays that were left out before: what they would have made is missing
 */
export function applyOverlay(
  document: SpecDocument,
  overlay: Overlay,
  earlier: readonly LocatedAction[] = [],
): AppliedOverlay {
  const { document: result, applied } = applyActions(document, overlay.actions);
  const outcomes = new Map(applied.map((outcome) => [outcome.action, outcome]));
  const left: LocatedAction[] = [...earlier];
  const findings = repairsOf(overlay.actions).flatMap((repair) => {
    const cause = causeOf(repair.flatMap((action) => outcomes.get(action) ?? []));
    if (cause === undefined) return [];
    const finding = problemFinding({ repair, ...cause, document, result, before: left });
    left.push(...repair);
    return [finding];
  });
  return { document: result, applied, findings, left };
}

/** The action of a repair that does not hold, and why; undefined where the repair was applied. */
function causeOf<A extends OverlayAction>(
  applied: readonly AppliedAction<A>[],
): { readonly action: A; readonly problem: Cause } | undefined {
  for (const { action, problem } of applied)
    if (problem !== undefined && problem.kind !== "undone") return { action, problem };
  return undefined;
}
