import { createHash } from "node:crypto";
import type { Finding } from "../../generator/lint/index.js";
import { lintRoot } from "./findings.js";
import { roots } from "./roots.js";

/** Another seed is another sample. It was set once, before the first draw. */
const SEED = "concordat judged findings 1";

/** A finding and the document whose linting found it. */
export interface Drawn {
  readonly document: string;
  readonly finding: Finding;
}

/** Every finding of the corpus, by root file. */
export async function corpusFindings(): Promise<readonly Drawn[]> {
  const lists: Drawn[] = [];
  for (const root of roots) {
    const { findings } = await lintRoot(root);
    lists.push(...findings.map((finding) => ({ document: root.name, finding })));
  }
  return lists;
}

/** What a sample is drawn from: the findings of one rule at one level. Only these differ in how sure they are. */
export function stratumOf({ finding }: Drawn): string {
  return `${finding.severity} ${finding.rule}`;
}

/** How many of a stratum are drawn: nearly all of a rare rule, some of a frequent one, a few where nothing is claimed. */
function quota(severity: Finding["severity"], size: number): number {
  return severity === "info" ? Math.min(size, 3) : Math.min(size, Math.ceil(1.5 * Math.log2(size + 1)));
}

/**
 * A sample that nobody picks: in each stratum the documents take turns, and each gives the finding whose hash with the seed is
 * lowest. Whether one is drawn depends on its own stratum alone, so a rule that changes leaves the others' judgements in place.
 */
export function draw(findings: readonly Drawn[]): readonly Drawn[] {
  return [...groupBy(findings, stratumOf)].sort(byKey).flatMap(([, stratum]) => {
    const [first] = stratum;
    if (first === undefined) return [];
    const turns = [...groupBy(stratum, ({ document }) => document).values()].flatMap((ofOne) =>
      [...ofOne].sort(byLot).map((drawn, turn) => ({ drawn, turn })),
    );
    return turns
      .sort((a, b) => a.turn - b.turn || byLot(a.drawn, b.drawn))
      .slice(0, quota(first.finding.severity, stratum.length))
      .map(({ drawn }) => drawn);
  });
}

function byLot(a: Drawn, b: Drawn): number {
  return lot(a) < lot(b) ? -1 : 1;
}

function lot({ document, finding }: Drawn): string {
  return createHash("sha256")
    .update(JSON.stringify([SEED, document, finding.fingerprint]))
    .digest("hex");
}

export function groupBy<T>(items: readonly T[], keyOf: (item: T) => string): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) groups.set(keyOf(item), [...(groups.get(keyOf(item)) ?? []), item]);
  return groups;
}

function byKey(a: readonly [string, unknown], b: readonly [string, unknown]): number {
  return a[0] < b[0] ? -1 : 1;
}
