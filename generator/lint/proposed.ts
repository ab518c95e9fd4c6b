import type { Fix, OverlayAction } from "../repair/overlay.js";
import type { Finding } from "./finding.js";

/** The fixes of open findings, in the order of the findings; those for review only when asked for. */
export function proposedFixes(findings: readonly Finding[], options: { readonly review: boolean }): readonly Fix[] {
  return findings.flatMap(({ status, fix }) => {
    if (status !== "open" || fix === null || (fix.safety === "review" && !options.review)) return [];
    return [{ safety: fix.safety, actions: [fix.action, ...fix.then] as const }];
  });
}

/** The actions of those fixes, one after the other. */
export function proposedActions(
  findings: readonly Finding[],
  options: { readonly review: boolean },
): readonly OverlayAction[] {
  return proposedFixes(findings, options).flatMap((fix) => fix.actions);
}
