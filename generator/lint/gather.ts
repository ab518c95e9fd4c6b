import type { OverlayAction } from "../repair/overlay.js";
import type { Finding, FindingFix } from "./finding.js";

/**
 * Findings that say the same of one place in a file, each once: an alias, a merge key or a file that several documents refer to puts
 * one piece of text in several places of a document. The first by its pointer speaks for all of them; its fix mends them all.
 *
 * @param findings sorted by place
 */
export function gathered(findings: readonly Finding[]): readonly Finding[] {
  const found = new Map<string, [Finding, ...Finding[]]>();
  for (const finding of findings) {
    const key = placeKey(finding);
    const same = found.get(key);
    if (same === undefined) found.set(key, [finding]);
    else same.push(finding);
  }
  return [...found.values()].map((same) => (same.length === 1 ? same[0] : { ...same[0], fix: fixOfAll(same) }));
}

/** What is said, and where in which file. */
export function placeKey({ rule, severity, status, message, location }: Finding): string {
  const { file, line, column, endLine, endColumn } = location;
  return JSON.stringify([rule, severity, status, message, file, line, column, endLine, endColumn]);
}

function fixOfAll(findings: readonly Finding[]): FindingFix | null {
  const fixes = findings.flatMap(({ fix }) => fix ?? []);
  const actions = new Map<string, OverlayAction>();
  for (const { action, then } of fixes) for (const each of [action, ...then]) actions.set(JSON.stringify(each), each);
  const [action, ...then] = actions.values();
  if (action === undefined) return null;
  return { safety: fixes.some(({ safety }) => safety === "review") ? "review" : "safe", action, then };
}
