import type { Span } from "../origin.js";
import type { SourceText } from "../text.js";
import { trimmedSpan, wordsOf } from "./parts.js";

export type GluedKind = "head" | "request" | "response" | "errors" | "path" | "query" | "header" | "other";

/** A section of the page: the line that names it, and the lines below that are not blank. */
export interface GluedSection {
  readonly kind: GluedKind;
  readonly name: Span | undefined;
  readonly lines: readonly Span[];
}

const NAMES: ReadonlyMap<string, GluedKind> = new Map([
  ["request", "request"],
  ["request body", "request"],
  ["response", "response"],
  ["errors", "errors"],
  ["path parameters", "path"],
  ["query parameters", "query"],
  ["headers", "header"],
  ["authentication", "other"],
]);

/** The sections of a page in order; the first one is its head, which has no name. */
export function sectionsOf(source: SourceText): readonly [GluedSection, ...GluedSection[]] {
  const head: { kind: GluedKind; name: Span | undefined; lines: Span[] } = { kind: "head", name: undefined, lines: [] };
  const sections: [typeof head, ...(typeof head)[]] = [head];
  let last = head;
  for (const match of source.text.matchAll(/[^\r\n]+/g)) {
    const line = trimmedSpan(source, match.index, match.index + match[0].length);
    if (line.start === line.end) continue;
    const kind = NAMES.get(wordsOf(line).replace(/^#+ /, "").toLowerCase());
    if (kind === undefined || head.lines.length === 0) {
      last.lines.push(line);
    } else {
      last = { kind, name: line, lines: [] };
      sections.push(last);
    }
  }
  return sections;
}

/** From the first of the lines to the end of the last. */
export function linesSpan(lines: readonly Span[], otherwise: Span): Span {
  const [first] = lines;
  const last = lines.at(-1);
  return first === undefined || last === undefined
    ? { ...otherwise, start: otherwise.end }
    : { ...first, end: last.end };
}
