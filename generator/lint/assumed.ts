import type { Overlay } from "../repair/overlay.js";
import type { FindingDraft } from "../source/draft.js";

/** One finding for each action of the assumptions: the document does not say it, a person did. */
export function assumedFacts(overlays: readonly Overlay[]): readonly FindingDraft[] {
  return overlays
    .filter((overlay) => overlay.kind === "assumptions")
    .flatMap((overlay) => overlay.actions)
    .map((action) => ({
      rule: "docs/assumed-fact",
      message: `Assumed: ${action.note?.reason ?? action.description ?? `an action on ${action.target}`}`,
      location: action.location,
      ...(action.note?.source === undefined
        ? {}
        : { why: `The document does not say it. Source: ${action.note.source}` }),
    }));
}
