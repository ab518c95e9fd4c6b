import type { Location, Span } from "../source/origin.js";
import { locationOfSpan } from "../source/origin.js";

const SKIPPED = /[\s\\"'|>+-]/;

/**
 * The place of the characters `start` to `end` of a YAML scalar's value. A scalar may be plain, quoted, folded or a block: its
 * value is found again in what was written by walking both, skipping what only YAML wrote (quotes, escapes, indentation).
 */
export function locateInScalar(scalar: {
  readonly span: Span;
  readonly value: string;
  readonly pointer: string;
  readonly start: number;
  readonly end: number;
}): Location {
  const { span, value, start, end } = scalar;
  const written = span.source.text.slice(span.start, span.end);
  const offsets: number[] = [];
  let at = 0;
  for (const character of value.split("")) {
    const from = at;
    if (/\s/.test(character)) {
      while (at < written.length && !/\s/.test(written[at] ?? "") && SKIPPED.test(written[at] ?? "")) at++;
    } else {
      while (at < written.length && written[at] !== character && SKIPPED.test(written[at] ?? "")) at++;
    }
    // An escape that stands for another character than it shows: its own place is near enough.
    if (at >= written.length) at = from;
    offsets.push(at);
    at = Math.min(at + 1, written.length);
  }
  const place = (offset: number): number => {
    if (offset < offsets.length) return offsets[offset] ?? 0;
    return (offsets[offsets.length - 1] ?? -1) + 1;
  };
  const from = place(start);
  const to = end > start ? place(end - 1) + 1 : from;
  const range = { source: span.source, start: span.start + from, end: span.start + to };
  return locationOfSpan(range, scalar.pointer);
}
