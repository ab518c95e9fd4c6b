import { escapeInvisible } from "../../source/invisible.js";
import { branded, type Markdown } from "./brand.js";

/** Text in a paragraph, heading or list item, on one line. */
export function markdownText(text: string): Markdown {
  return branded(escapeText(oneLine(text)));
}

/** Text as a cell of a table. */
export function markdownCell(text: string): Markdown {
  return markdownText(text);
}

/** A code span, with a fence longer than any in the text (CommonMark 6.1). */
export function markdownCode(text: string): Markdown {
  return branded(codeSpan(oneLine(text)));
}

/** A code span inside a table, where a bar ends the cell even in code (GFM 4.10). */
export function markdownCodeCell(text: string): Markdown {
  return branded(codeSpan(oneLine(text).replaceAll("|", "\\|")));
}

/** A fenced block. */
export function markdownBlock(text: string, language: "ts" | "sh" | "json" | "yaml" | "text"): Markdown {
  const lines = escapeInvisible(text.replace(/\r\n|[\r\u0085\u2028\u2029]/g, "\n"));
  const fence = "`".repeat(Math.max(3, longestRun(lines) + 1));
  return branded(`${fence}${language}\n${lines.replace(/\n$/, "")}\n${fence}`);
}

/** Markdown around Markdown; as with `code`, a plain string does not type-check. */
export function markdown(strings: TemplateStringsArray, ...holes: readonly (Markdown | number)[]): Markdown {
  return branded(String.raw({ raw: strings.map((part) => part) }, ...holes));
}

/** The parts with `separator` between; empty ones are left out. */
export function joinMarkdown(parts: readonly Markdown[], separator: "\n" | "\n\n" | ", " | " " | ""): Markdown {
  return branded(parts.filter((part) => part !== "").join(separator));
}

function oneLine(text: string): string {
  return escapeInvisible(text.replace(/[\s\u0085\u2028\u2029]+/g, " ").trim());
}

function escapeText(line: string): string {
  return line
    .replace(/[\\`*_[\]|~$]/g, "\\$&")
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replace(/^(?=[#+=-])/, "\\")
    .replace(/^(\d{1,9})(?=[.)])/, "$1\\");
}

function codeSpan(line: string): string {
  if (line === "") return "";
  const fence = "`".repeat(longestRun(line) + 1);
  const pad = /^`|`$/.test(line) ? " " : "";
  return `${fence}${pad}${line}${pad}${fence}`;
}

function longestRun(text: string): number {
  return Math.max(0, ...(text.match(/`+/g) ?? []).map((run) => run.length));
}
