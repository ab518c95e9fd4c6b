import type { ProseBlock, Sentence, SpecDocument } from "./document.js";

/** Abbreviations after which a sentence goes on, whatever follows. */
const NEVER_LAST: ReadonlySet<string> = new Set([
  "e.g",
  "i.e",
  "eg",
  "ie",
  "cf",
  "vs",
  "approx",
  "incl",
  "resp",
  "viz",
  "fig",
  "mr",
  "mrs",
  "ms",
  "dr",
  "st",
]);
/** Abbreviations that end a sentence only before a capital letter. */
const SOMETIMES_LAST: ReadonlySet<string> = new Set([
  "etc",
  "no",
  "max",
  "min",
  "inc",
  "ltd",
  "co",
  "corp",
  "a.m",
  "p.m",
]);

// Bounded repetition: an endless row of stops must not cost the square of its length.
const STOP = /[.!?…]{1,8}["'”’)\]*_`]{0,8}(?=\s|$)/g;
/** How far the start of the next sentence is looked for. */
const LOOKAHEAD = 80;
const PARAGRAPH_BREAK = /\r?\n[ \t>]*(?:(?:\r?\n)+|(?=(?:[-*+•]|\d{1,3}[.)])[ \t]|#{1,6}[ \t]|\|))/g;

/** A stretch of the text that was split, ends exclusive, without white space around it. */
export interface SentenceStretch {
  readonly start: number;
  readonly end: number;
}

/**
 * Splits English prose into sentences. A stop inside a code span, a number, a version, a URL or after `e.g.` does not end one;
 * an ellipsis does only before a capital letter. Blank lines and list items always do.
 */
export function splitSentences(text: string): SentenceStretch[] {
  const inCode = codeMask(text);
  const cuts = [
    ...[...text.matchAll(PARAGRAPH_BREAK)].map(({ index, 0: found }) => index + found.length),
    ...[...text.matchAll(STOP)]
      .filter((stop) => endsSentence(text, stop))
      .map(({ index, 0: found }) => index + found.length),
  ]
    .filter((cut) => inCode[cut] !== 1)
    .sort((a, b) => a - b);
  const stretches: SentenceStretch[] = [];
  let from = 0;
  for (const to of [...cuts, text.length]) {
    const stretch = trim(text, from, to);
    if (stretch.end > stretch.start) stretches.push(stretch);
    from = to;
  }
  return stretches;
}

/** The sentences of a block; code has none. A heading and an item without a stop are one sentence each. */
export function sentences(block: ProseBlock): Sentence[] {
  if (block.kind === "code") return [];
  return splitSentences(block.text).map(({ start, end }) => ({
    text: foldSpace(block.text.slice(start, end)),
    span: { source: block.span.source, start: block.span.start + start, end: block.span.start + end },
    section: block.section,
  }));
}

/** The sentences of a page's prose in document order. */
export function proseSentences(document: SpecDocument): Sentence[] {
  return document.prose.flatMap(sentences);
}

/** White space, and the marks of a quote at the start of its lines, as one space. */
export function foldSpace(text: string): string {
  return text
    .replace(/\r?\n[ \t]*>[ \t]?/g, "\n")
    .replace(/\s+/g, " ")
    .trim();
}

function endsSentence(text: string, stop: RegExpExecArray): boolean {
  const from = stop.index + stop[0].length;
  const after = text.slice(from, from + LOOKAHEAD).replace(/^[\s>]+/, "");
  if (after === "") return true;
  const next = after.replace(/^["'“‘([*_`<]+/, "").charAt(0);
  const beginsNew = /[\p{Lu}\p{N}]/u.test(next) || after.charAt(0) === "`";
  if (/^(?:\.{2,}|…)/.test(stop[0])) return /\p{Lu}/u.test(next);
  if (!stop[0].startsWith(".")) return true;
  const word = /[\p{L}.]*$/u.exec(text.slice(Math.max(0, stop.index - 12), stop.index))?.[0].toLowerCase() ?? "";
  if (NEVER_LAST.has(word)) return false;
  if (SOMETIMES_LAST.has(word)) return /\p{Lu}/u.test(next);
  return beginsNew;
}

function trim(text: string, from: number, to: number): SentenceStretch {
  let start = from;
  let end = to;
  while (start < end && /[\s>]/.test(text.charAt(start))) start += 1;
  while (end > start && /\s/.test(text.charAt(end - 1))) end -= 1;
  return { start, end };
}

/** 1 for every offset inside a code span (CommonMark 0.31 section 6.1): between two rows of backticks of one length. */
function codeMask(text: string): Uint8Array {
  const mask = new Uint8Array(text.length + 1);
  const rows = [...text.matchAll(/`+/g)].map(({ index, 0: row }) => ({ start: index, length: row.length }));
  const next = new Map<number, number>();
  const closing = rows.map(() => -1);
  for (let at = rows.length - 1; at >= 0; at -= 1) {
    const length = rows[at]?.length ?? 0;
    closing[at] = next.get(length) ?? -1;
    next.set(length, at);
  }
  for (let at = 0; at < rows.length; at += 1) {
    const open = rows[at];
    const close = rows[closing[at] ?? -1];
    if (open === undefined || close === undefined) continue;
    mask.fill(1, open.start + 1, close.start + close.length);
    at = closing[at] ?? at;
  }
  return mask;
}
