import { type AppliedAction, applyAction } from "./apply-action.js";
import type { DraftDocument } from "./draft-document.js";
import type { OverlayAction } from "./overlay.js";
import type { Room } from "./room.js";
import type { Repair } from "./steps.js";

/** The actions of one repair on a draft, each on the result of those before: all of them or, where one does not hold, none. */
export function applyRepair<A extends OverlayAction>(
  draft: DraftDocument,
  actions: Repair<A>,
  room: Room,
): readonly AppliedAction<A>[] {
  if (actions.length === 1) return [applyAction(draft, actions[0], room)];
  const before = draft.keep();
  const applied: AppliedAction<A>[] = [];
  for (const action of actions) {
    const result = applyAction(draft, action, room);
    applied.push(result);
    if (result.problem === undefined) continue;
    draft.restore(before);
    return actions.map((other) => (other === action ? result : undone(other)));
  }
  return applied;
}

function undone<A extends OverlayAction>(action: A): AppliedAction<A> {
  return { action, matches: [], problem: { kind: "undone" } };
}
