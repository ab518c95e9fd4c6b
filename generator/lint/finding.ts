import type { OverlayAction } from "../repair/overlay.js";
import type { RelatedLocation, Severity } from "../source/draft.js";
import type { Location } from "../source/origin.js";

/** `open`; `repaired`: no longer so in the effective document; `accepted`: in the baseline. */
export type FindingStatus = "open" | "repaired" | "accepted";

/** What `fix` would write. `then` holds what must follow `action` for the change to be whole. */
export interface FindingFix {
  readonly safety: "safe" | "review";
  readonly action: OverlayAction;
  readonly then: readonly OverlayAction[];
}

/** One instance of drift: what, where, why, what to do. Findings with one root cause share `group`. */
export interface Finding {
  readonly rule: string;
  readonly severity: Severity;
  readonly status: FindingStatus;
  readonly provider: string;
  readonly message: string;
  readonly why: string;
  readonly help: string;
  readonly location: Location;
  readonly related: readonly RelatedLocation[];
  readonly group: string | null;
  readonly fix: FindingFix | null;
  readonly fingerprint: string;
}

export interface Summary {
  readonly total: number;
  readonly open: number;
  readonly repaired: number;
  readonly accepted: number;
  /** Open findings alone. */
  readonly errors: number;
  readonly warnings: number;
  readonly infos: number;
  /** Open findings with a fix of each kind. */
  readonly fixable: { readonly safe: number; readonly review: number };
}

/** Counts for the last line of a report and for exit codes. */
export function summarise(findings: readonly Finding[]): Summary {
  const open = findings.filter((finding) => finding.status === "open");
  const severe = (severity: Severity) => open.filter((finding) => finding.severity === severity).length;
  const fixable = (safety: "safe" | "review") => open.filter((finding) => finding.fix?.safety === safety).length;
  return {
    total: findings.length,
    open: open.length,
    repaired: findings.filter((finding) => finding.status === "repaired").length,
    accepted: findings.filter((finding) => finding.status === "accepted").length,
    errors: severe("error"),
    warnings: severe("warning"),
    infos: severe("info"),
    fixable: { safe: fixable("safe"), review: fixable("review") },
  };
}
