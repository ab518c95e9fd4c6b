import fc from "fast-check";
import { judgePattern } from "../../../generator/model/pattern/judge.js";

/** What documents ask for by a pattern that has look-around, or of which nobody would think. */
const USUAL = [
  ..."0 7 42 123 0421 12345 123456 4111111111111111 00 01 12 2026 1.50 12.34 -5.00".split(" "),
  ..."a ab abc A US C2 USD ABC VISA en en-US zh-Hant-TW token_1 ord-7 ABCD1234 ABCDEF12 ABCDEFGH23456".split(" "),
  ..."2026-01 2026-01-31 01/29 12:30 2026-01-31T12:30:00Z 2026-01-31T12:30:00.000Z P1D PT1H".split(" "),
  ..."buyer@example.com 203.0.113.7 2001:db8::1 example.com https://example.com https://example.com/a.png".split(" "),
  ..."+15550100 15550100 /a/b #a1b2c3 text/plain 123e4567-e89b-42d3-a456-426614174000 sha256:ab".split(" "),
  "A name",
  "Main Street 1",
  "",
];

const known = new Map<string, readonly string[]>();

/** Some texts of a length that patterns take together, the same ones for the same arguments. None where none was found. */
export function textsOf(patterns: readonly string[], min: number, max: number): readonly string[] {
  const key = JSON.stringify([min, max, patterns]);
  const found = known.get(key) ?? search(patterns, min, max);
  known.set(key, found);
  return found;
}

function search(patterns: readonly string[], min: number, max: number): readonly string[] {
  const expressions = patterns.map(compiled);
  const lengths = [min, Math.min(max, Math.max(min, 8)), Math.min(max, min + 24)];
  const filled = [..."0a7AZ9"].flatMap((letter) => lengths.map((length) => letter.repeat(length)));
  const all = [...expressions.flatMap((each) => matching(each, min)), ...USUAL, ...filled];
  const hasLength = (text: string) => [...text].length >= min && [...text].length <= max;
  const fits = (text: string) => hasLength(text) && expressions.every((each) => each?.test(text) !== false);
  return [...new Set(all)].filter(fits).slice(0, 24);
}

function matching(expression: RegExp | undefined, min: number): readonly string[] {
  if (expression === undefined) return [];
  try {
    const texts = fc.stringMatching(expression, { size: min > 30 ? "medium" : "small" });
    return fc.sample(texts, { seed: 7, numRuns: 16 });
  } catch {
    // fast-check knows no look-around.
    return [];
  }
}

/** Nothing where it is not enforced. */
function compiled(pattern: string): RegExp | undefined {
  const judged = judgePattern(pattern);
  return judged.kind === "refused" ? undefined : new RegExp(pattern, judged.flags);
}
