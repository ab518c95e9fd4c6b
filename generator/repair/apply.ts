import type { SpecDocument } from "../source/document.js";
import type { FindingDraft } from "../source/draft.js";
import { type AppliedAction, applyAction } from "./apply-action.js";
import { DraftDocument } from "./draft-document.js";
import type { LocatedAction, Overlay, OverlayAction } from "./overlay.js";
import { Room } from "./room.js";
import { problemFinding } from "./stale.js";

export interface Applied<A extends OverlayAction = OverlayAction> {
  /** A new document that shares all that no action touched with the one that came in, which is unchanged. */
  readonly document: SpecDocument;
  /** What became of each action, in order. */
  readonly applied: readonly AppliedAction<A>[];
}

/**
 * A document with the actions applied in order, each on the result of those before. An action whose note does not hold is left out:
 * a provider's change is never overwritten in silence.
 */
export function applyActions<A extends OverlayAction>(document: SpecDocument, actions: readonly A[]): Applied<A> {
  const draft = new DraftDocument(document.root);
  const room = new Room(document.root);
  const applied = actions.map((action) => applyAction(draft, action, room));
  return { document: { ...document, root: draft.root }, applied };
}

/** `applyActions` for an overlay file; each action that was left out is a finding with its place there. */
export function applyOverlay(
  document: SpecDocument,
  overlay: Overlay,
): Applied<LocatedAction> & { readonly findings: readonly FindingDraft[] } {
  const { document: result, applied } = applyActions(document, overlay.actions);
  const before: LocatedAction[] = [];
  const findings = applied.flatMap(({ action, problem }) => {
    if (problem === undefined) return [];
    const finding = problemFinding({ action, problem, document, result, before });
    before.push(action);
    return [finding];
  });
  return { document: result, applied, findings };
}
