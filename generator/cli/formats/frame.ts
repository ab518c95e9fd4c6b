import type { Location } from "../../source/origin.js";
import type { SourceText } from "../../source/text.js";

/** Characters of a line that a frame shows: a page may be one line of thousands. */
const WIDTH = 100;
const BEFORE = 30;

/** The line that a location points at and, below it, a mark under the place. */
export function codeFrame(source: SourceText, { line, column, endLine, endColumn }: Location): readonly string[] {
  const text = source.line(line);
  const from = Math.max(0, Math.min(column - 1 - BEFORE, text.length - WIDTH));
  const shown = text.slice(from, from + WIDTH);
  const indent = from === 0 ? "" : "…";
  const start = column - 1 - from;
  const last = endLine === line ? endColumn - 1 - from : shown.length;
  const marks = "^".repeat(Math.max(1, Math.min(last, shown.length) - start));
  const gutter = `${line} | `;
  const before = shown.slice(0, start).replace(/[^\t]/g, " ");
  return [`${gutter}${indent}${shown}`, `${" ".repeat(gutter.length)}${indent === "" ? "" : " "}${before}${marks}`];
}
