import { distance } from "fastest-levenshtein";

/** A longer name is nobody's slip of the pen, and the distance costs the product of the lengths. */
const LONGEST_NAME = 100;

/**
 * The candidate that a misspelt name most likely meant, or undefined where none is near: more than a third of the letters
 * differ. Of equally near candidates the first in code-unit order wins, so that the answer does not depend on their order.
 */
export function closest(name: string, candidates: Iterable<string>): string | undefined {
  if (name.length > LONGEST_NAME) return undefined;
  let best: { readonly candidate: string; readonly cost: number } | undefined;
  for (const candidate of [...candidates].sort()) {
    const cost = slips(name.toLowerCase(), candidate.toLowerCase());
    if (
      cost <= Math.max(1, Math.floor(Math.max(name.length, candidate.length) / 3)) &&
      (best === undefined || cost < best.cost)
    )
      best = { candidate, cost };
  }
  return best?.candidate;
}

/** The letters that differ; two that changed places are one slip. */
function slips(name: string, candidate: string): number {
  const at = [...name].findIndex((letter, index) => letter !== candidate[index]);
  const swapped = name.slice(0, at) + (name[at + 1] ?? "") + (name[at] ?? "") + name.slice(at + 2);
  return at >= 0 && swapped === candidate ? 1 : distance(name, candidate);
}

/** ` Did you mean "x"?`, to be put behind a message, or nothing. */
export function didYouMean(name: string, candidates: Iterable<string>): string {
  const found = closest(name, candidates);
  return found === undefined ? "" : ` Did you mean "${found}"?`;
}
