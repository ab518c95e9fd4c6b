import type { Occurrence } from "./occurrence.js";
import { familyOf } from "./rule.js";

/**
 * One root cause is one finding. A finding of another linter's rule gives way to ours where both stand on one node, or where ours is
 * on a node inside it: what it says there follows from what we say.
 */
export function withoutCascades(occurrences: readonly Occurrence[]): readonly Occurrence[] {
  const ours = occurrences.filter((occurrence) => isOurs(occurrence)).map((occurrence) => occurrence.location.pointer);
  const nodes = new Set(ours);
  const all = new Set(occurrences.map(({ rule, location }) => `${rule} ${location.pointer}`));
  return occurrences.filter(({ rule, location: { pointer } }) => {
    const cause = FOLLOWS.get(rule);
    return isOurs({ rule }) || (!nodes.has(pointer) && (cause === undefined || !all.has(`${cause} ${pointer}`)));
  });
}

/** What says less, where the other stands on the same node. */
const FOLLOWS: ReadonlyMap<string, string> = new Map([["openapi/no-ambiguous-paths", "openapi/no-identical-paths"]]);

function isOurs({ rule }: Pick<Occurrence, "rule">): boolean {
  return familyOf({ id: rule }) !== "openapi";
}

/** What another stage says about a node that a finding of the document already stands on is the same defect, seen twice. */
export function withoutEchoes(drafts: readonly Occurrence[], found: readonly Occurrence[]): readonly Occurrence[] {
  const places = new Set(found.map(placeInFile));
  return drafts.filter((draft) => familyOf({ id: draft.rule }) !== "model" || !places.has(placeInFile(draft)));
}

/** The object that a finding is about: one on a `$ref` is about the object that has it. */
function placeInFile({ location }: Occurrence): string {
  return `${location.file} ${location.pointer.replace(/\/\$ref$/, "")}`;
}
