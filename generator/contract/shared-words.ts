/** The words of a name, however it joins them: `closed_at`, `closedAt` and `Closed-At` have the same two; a plural is its singular. */
export function wordsOf(name: string): ReadonlySet<string> {
  const parts = name
    .replace(/([\p{Ll}\p{N}])(\p{Lu})/gu, "$1 $2")
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u);
  return new Set(parts.filter((part) => part !== "").map((part) => (part.length > 3 ? part.replace(/s$/, "") : part)));
}

/** How many words two names share. */
export function sharedWords(one: string, other: string): number {
  const words = wordsOf(other);
  return [...wordsOf(one)].filter((word) => words.has(word)).length;
}
