import type { FindingFix } from "../../lint/index.js";
import type { OverlayAction } from "../../repair/overlay.js";

/** Characters of a target or a value that a line shows. */
const LONGEST = 80;

/** What `fix` would write, a line for each action. */
export function printFix({ safety, action, then }: FindingFix): readonly string[] {
  const [first = "", ...rest] = [action, ...then].map(printAction);
  const label = safety === "safe" ? "fix: " : "fix, to review: ";
  return [`${label}${first}`, ...rest.map((line) => `${" ".repeat(label.length)}${line}`)];
}

function printAction({ target, update, remove, copy }: OverlayAction): string {
  const place = short(target);
  if (remove === true) return `remove ${place}`;
  if (copy !== undefined) return `copy ${short(copy)} to ${place}`;
  return `set ${short(JSON.stringify(update ?? null))} in ${place}`;
}

function short(text: string): string {
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
}
