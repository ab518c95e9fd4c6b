/**
 * Patterns over sequences of segments: the names of a path, or the tokens of a JSON Pointer. `**` is any number of segments; inside a
 * segment `*` is any text and `?` any one character. The work is bounded by the product of the lengths: no pattern runs away.
 */
export function matchesSegments(pattern: readonly string[], segments: readonly string[]): boolean {
  return matchesItems(
    pattern,
    segments,
    (item) => item === "**",
    (item, segment) => matchesText(item, segment),
  );
}

/** Whether a pattern matches a whole text. */
export function matchesText(pattern: string, text: string): boolean {
  return matchesItems(
    [...pattern],
    [...text],
    (item) => item === "*",
    (item, character) => item === "?" || item === character,
  );
}

/** Greedy with one place to go back to: the last wildcard is the only one whose length still matters. */
function matchesItems(
  pattern: readonly string[],
  items: readonly string[],
  isWild: (item: string) => boolean,
  matchesOne: (pattern: string, item: string) => boolean,
): boolean {
  let at = 0;
  let position = 0;
  let wild = -1;
  let resume = 0;
  while (position < items.length) {
    const expected = pattern[at];
    const item = items[position] ?? "";
    if (expected !== undefined && isWild(expected)) {
      wild = at++;
      resume = position;
    } else if (expected !== undefined && matchesOne(expected, item)) {
      at += 1;
      position += 1;
    } else if (wild >= 0) {
      at = wild + 1;
      position = ++resume;
    } else {
      return false;
    }
  }
  return pattern.slice(at).every(isWild);
}

/** More alternatives than this are not spelt out. */
const MOST_ALTERNATIVES = 256;

/** `a/{b,c}.json` → `a/b.json`, `a/c.json`; braces may stand inside braces. Undefined where there are too many. */
export function expandBraces(pattern: string): readonly string[] | undefined {
  const results: string[] = [];
  const pending = [pattern];
  for (let next = pending.shift(); next !== undefined; next = pending.shift()) {
    const group = firstGroup(next);
    if (group === undefined) results.push(next);
    else pending.push(...group.alternatives.map((text) => `${group.before}${text}${group.after}`));
    if (results.length + pending.length > MOST_ALTERNATIVES) return undefined;
  }
  return results;
}

/** The first `{…}` that holds a comma of its own. */
function firstGroup(
  pattern: string,
): { readonly before: string; readonly alternatives: readonly string[]; readonly after: string } | undefined {
  for (let open = pattern.indexOf("{"); open >= 0; open = pattern.indexOf("{", open + 1)) {
    const alternatives: string[] = [];
    let depth = 0;
    let from = open + 1;
    for (let at = open; at < pattern.length; at += 1) {
      const character = pattern[at];
      if (character === "{") depth += 1;
      else if (character === "}") depth -= 1;
      if ((character === "," && depth === 1) || depth === 0) {
        alternatives.push(pattern.slice(from, at));
        from = at + 1;
      }
      if (depth > 0) continue;
      if (alternatives.length > 1)
        return { before: pattern.slice(0, open), alternatives, after: pattern.slice(at + 1) };
      break;
    }
  }
  return undefined;
}
