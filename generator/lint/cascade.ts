import type { Occurrence } from "./occurrence.js";
import { familyOf } from "./rule.js";

/**
 * One root cause is one finding. A finding of another linter's rule gives way to ours where both stand on one node, or where ours is
 * on a node inside it: what it says there follows from what we say.
 */
export function withoutCascades(occurrences: readonly Occurrence[]): readonly Occurrence[] {
  const ours = occurrences.filter((occurrence) => isOurs(occurrence)).map((occurrence) => occurrence.location.pointer);
  const nodes = new Set(ours);
  return occurrences.filter((occurrence) => isOurs(occurrence) || !nodes.has(occurrence.location.pointer));
}

function isOurs({ rule }: Occurrence): boolean {
  return familyOf({ id: rule }) !== "openapi";
}
