import { type AliasEvent, CHOMPING_MODE, COLLECTION_STYLE, SCALAR_STYLE, type ScalarEvent } from "js-yaml";

/** Offsets in the text that was given to the parser. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
}

/**
 * Where a scalar stands as it is written: with its quotes, with the header of a block scalar, at its tag or anchor where it is
 * empty. The parser's events leave these out.
 * @param from the end of what was read before
 */
export function scalarStretch(text: string, event: ScalarEvent, from: number): Stretch {
  if (event.valueStart < 0) return emptyStretch(text, event, from);
  switch (event.style) {
    case SCALAR_STYLE.SINGLE_QUOTED:
    case SCALAR_STYLE.DOUBLE_QUOTED:
      return { start: event.valueStart - 1, end: event.valueEnd + 1 };
    case SCALAR_STYLE.LITERAL_BLOCK:
    case SCALAR_STYLE.FOLDED_BLOCK:
      return { start: blockHeader(text, event, from), end: blockEnd(text, event) };
    default:
      return { start: event.valueStart, end: event.valueEnd };
  }
}

export function aliasStretch(event: AliasEvent): Stretch {
  return { start: event.anchorStart - 1, end: event.anchorEnd };
}

/** The end of a collection: behind its bracket in flow style, else the end of its last entry. */
export function collectionEnd(text: string, start: number, style: number, last: number): number {
  if (style !== COLLECTION_STYLE.FLOW) return last;
  const closing = text[start] === "{" ? "}" : text[start] === "[" ? "]" : undefined;
  if (closing === undefined) return last;
  let at = skipSpace(text, Math.max(last, start + 1));
  while (text[at] === "," || text[at] === ":" || text[at] === "?") at = skipSpace(text, at + 1);
  return text[at] === closing ? at + 1 : last;
}

function emptyStretch(text: string, event: ScalarEvent, from: number): Stretch {
  const starts = [event.tagStart, event.anchorStart - 1].filter((offset) => offset >= 0);
  if (starts.length > 0) return { start: Math.min(...starts), end: Math.max(event.tagEnd, event.anchorEnd) };
  const at = skipSpace(text, from);
  const end = text[at] === ":" || text[at] === "-" || text[at] === "?" ? at + 1 : from;
  return { start: end, end };
}

function blockHeader(text: string, event: ScalarEvent, from: number): number {
  const header = Math.max(from, event.tagEnd, event.anchorEnd);
  const before = text.slice(header, event.valueStart);
  const lineStart = before.replace(/(?:\r\n|\r|\n)$/, "").search(/[^\r\n]*$/);
  const indicator = before.slice(lineStart).search(/[|>]/);
  return indicator < 0 ? event.valueStart : header + lineStart + indicator;
}

function blockEnd(text: string, event: ScalarEvent): number {
  if (event.chomping === CHOMPING_MODE.KEEP) return event.valueEnd;
  let end = event.valueEnd;
  while (end > event.valueStart && isSpace(text.charCodeAt(end - 1))) end -= 1;
  if (text[end] === "\r") return text[end + 1] === "\n" ? end + 2 : end + 1;
  return text[end] === "\n" ? end + 1 : end;
}

/** Behind white space, line breaks and comments. */
function skipSpace(text: string, from: number): number {
  let at = from;
  while (at < text.length) {
    if (isSpace(text.charCodeAt(at))) at += 1;
    else if (text[at] === "#") while (at < text.length && text[at] !== "\n" && text[at] !== "\r") at += 1;
    else break;
  }
  return at;
}

function isSpace(code: number): boolean {
  return code === 0x20 || code === 0x09 || code === 0x0a || code === 0x0d;
}
