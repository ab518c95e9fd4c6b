import type { Location } from "../../source/origin.js";
import type { SourceText } from "../../source/text.js";
import { columnsOf } from "./columns.js";
import { visible, withoutCommands } from "./visible.js";

/** Characters of a line that a frame shows: a page may be one line of thousands. */
const WIDEST = 100;
const NARROWEST = 20;

/**
 * The line that a location points at and, below it, a mark under the place. What is too long is cut around the mark. Control
 * characters are visible in both.
 *
 * @param width columns that both lines may take
 */
export function codeFrame(
  source: SourceText,
  { line, column, endLine, endColumn }: Location,
  width: number = Number.POSITIVE_INFINITY,
): readonly string[] {
  const text = source.line(line);
  const number = `${line} | `;
  const room = Math.max(NARROWEST, Math.min(WIDEST, width - number.length - 2));
  const start = Math.min(column - 1, text.length);
  const from = whole(text, Math.max(0, Math.min(start - Math.floor(room * 0.3), text.length - room)));
  const to = fitting(text, from, room);
  const end = Math.max(
    start,
    Math.min(endLine === line ? endColumn - 1 : start + contentOf(text.slice(start, to)), to),
  );
  const [before, marked, after] = [text.slice(from, start), text.slice(start, end), text.slice(end, to)].map(visible);
  const gutter = `${number}${from === 0 ? "" : "…"}`;
  const mark = "^".repeat(Math.max(1, columnsOf(marked ?? "")));
  return [
    withoutCommands(`${gutter}${before}${marked}${after}${to < text.length ? "…" : ""}`),
    `${" ".repeat(gutter.length + columnsOf(before ?? ""))}${mark}`,
  ];
}

/** How much of a line of YAML that goes on in the next one is no comment. */
function contentOf(shown: string): number {
  for (const { index } of shown.matchAll(/\s#/g)) {
    const before = shown.slice(0, index);
    // A mark in quotes begins no comment; an apostrophe in a word is no quote.
    if ((before.match(/"|(?<!\w)'|'(?!\w)/g) ?? []).length % 2 === 0) return before.trimEnd().length;
  }
  return shown.trimEnd().length;
}

/** The end of the longest stretch from there that takes no more columns than there is room. */
function fitting(text: string, from: number, room: number): number {
  let columns = 0;
  let at = from;
  while (at < text.length) {
    const character = String.fromCodePoint(text.codePointAt(at) ?? 0);
    columns += columnsOf(visible(character));
    if (columns > room) break;
    at += character.length;
  }
  return at;
}

/** Not between the halves of a character. */
function whole(text: string, at: number): number {
  return /[\uDC00-\uDFFF]/.test(text.charAt(at)) && at > 0 ? at - 1 : at;
}
