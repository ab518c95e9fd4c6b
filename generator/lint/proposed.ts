import type { Fix, OverlayAction } from "../repair/overlay.js";
import type { Finding } from "./finding.js";

/** A fix, with the first of the findings that propose it. */
export interface ProposedFix extends Fix {
  readonly finding: Finding;
}

/**
 * The fixes of open findings, in the order of the findings; those for review only when asked for. What many findings propose, such as
 * the scheme that many operations name, is one fix.
 */
export function proposedFixes(
  findings: readonly Finding[],
  options: { readonly review: boolean },
): readonly ProposedFix[] {
  const proposed = new Map<string, ProposedFix>();
  for (const finding of findings) {
    const { status, fix } = finding;
    if (status !== "open" || fix === null || (fix.safety === "review" && !options.review)) continue;
    const actions = [fix.action, ...fix.then] as const;
    const key = JSON.stringify(actions);
    if (!proposed.has(key)) proposed.set(key, { safety: fix.safety, actions, finding });
  }
  return [...proposed.values()];
}

/** The actions of those fixes, one after the other. */
export function proposedActions(
  findings: readonly Finding[],
  options: { readonly review: boolean },
): readonly OverlayAction[] {
  return proposedFixes(findings, options).flatMap((fix) => fix.actions);
}
