import { createHash } from "node:crypto";
import type { Target } from "./resolve.js";
import { fullName, wishedName } from "./section.js";

export interface NamesInput {
  readonly targets: Iterable<Target>;
  /** Names that components of the document's own file have. */
  readonly taken: Iterable<string>;
  /** The folder of the document's own file. */
  readonly folder: string;
}

/**
 * Unique names of components, by the targets' keys. What wants a name that nobody else wants has it; where several do, each is
 * called by its whole way, so that a name never depends on the order of references.
 */
export function nameTargets({ targets, taken, folder }: NamesInput): Map<string, string> {
  const wanted = new Map<string, number>();
  for (const name of taken) wanted.set(name, 1);
  const all = [...targets];
  for (const target of all) count(wanted, wishedName(target));
  const long = all.filter((target) => wanted.get(wishedName(target)) !== 1);
  for (const target of long) count(wanted, fullName(target, folder));
  const names = new Map<string, string>();
  for (const target of all) {
    const wish = wishedName(target);
    const full = fullName(target, folder);
    if (wanted.get(wish) === 1) names.set(target.key, wish);
    else if (wanted.get(full) === 1) names.set(target.key, full);
    else names.set(target.key, `${full}_${digest(target.key)}`);
  }
  return names;
}

function count(wanted: Map<string, number>, name: string): void {
  wanted.set(name, (wanted.get(name) ?? 0) + 1);
}

function digest(text: string): string {
  return createHash("sha256").update(text, "utf8").digest("hex").slice(0, 8);
}
