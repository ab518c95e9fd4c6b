import type { Location } from "../../source/origin.js";
import type { SourceText } from "../../source/text.js";
import { visible } from "./visible.js";

/** Characters of a line that a frame shows: a page may be one line of thousands. */
const WIDTH = 100;
const BEFORE = 30;

/** The line that a location points at and, below it, a mark under the place. Control characters are visible in both. */
export function codeFrame(source: SourceText, { line, column, endLine, endColumn }: Location): readonly string[] {
  const text = source.line(line);
  const from = Math.max(0, Math.min(column - 1 - BEFORE, text.length - WIDTH));
  const to = Math.min(text.length, from + WIDTH);
  const start = Math.min(column - 1, to);
  const end = Math.max(start, Math.min(endLine === line ? endColumn - 1 : to, to));
  const [before, marked, after] = [text.slice(from, start), text.slice(start, end), text.slice(end, to)].map(visible);
  const gutter = `${line} | ${from === 0 ? "" : "…"}`;
  const mark = "^".repeat(Math.max(1, width(marked ?? "")));
  return [
    `${gutter}${before}${marked}${after}${to < text.length ? "…" : ""}`,
    `${" ".repeat(gutter.length + width(before ?? ""))}${mark}`,
  ];
}

/** Columns of a terminal: East Asian wide characters and pictures take two, combining marks none. */
function width(text: string): number {
  let columns = 0;
  for (const character of text) columns += /\p{M}/u.test(character) ? 0 : WIDE.test(character) ? 2 : 1;
  return columns;
}

const WIDE =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Emoji_Presentation}\u{3000}-\u{303F}\u{FF01}-\u{FF60}]/u;
