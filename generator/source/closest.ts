import { distance } from "fastest-levenshtein";

/**
 * The candidate that a misspelt name most likely meant, or undefined where none is near: more than a third of the letters
 * differ. Of equally near candidates the first in code-unit order wins, so that the answer does not depend on their order.
 */
export function closest(name: string, candidates: Iterable<string>): string | undefined {
  let best: { readonly candidate: string; readonly cost: number } | undefined;
  for (const candidate of [...candidates].sort()) {
    const cost = distance(name.toLowerCase(), candidate.toLowerCase());
    if (
      cost <= Math.max(1, Math.floor(Math.max(name.length, candidate.length) / 3)) &&
      (best === undefined || cost < best.cost)
    )
      best = { candidate, cost };
  }
  return best?.candidate;
}
