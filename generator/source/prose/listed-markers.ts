import type { Span } from "../origin.js";
import type { SourceText } from "../text.js";
import { METHODS } from "./operation.js";
import { trimmedSpan } from "./parts.js";

export type MarkerKind =
  | "title"
  | "address"
  | "servers"
  | "heading"
  | "parameters"
  | "responses"
  | "status"
  | "body"
  | "field"
  | "footer";

/** A mark of the page's structure and the text up to the next one. */
export interface Marker {
  readonly kind: MarkerKind;
  readonly span: Span;
  /** What the mark itself says: a method and a path, a status, a media type and a type, a name and a type. */
  readonly groups: readonly (Span | undefined)[];
  /** Where the next mark begins. */
  readonly next: number;
  readonly section: Section;
}

/** What stands above a mark. */
export interface Section {
  readonly status: Marker | undefined;
  /** The mark whose fields these are. */
  readonly owner: Marker | undefined;
}

const NESTED = String.raw`((?:[^()\r\n]|\([^()\r\n]*\))*)`;
const MARKS: readonly (readonly [MarkerKind, RegExp])[] = [
  ["address", new RegExp(String.raw`\*\*(${METHODS})[ \t]+(\/[^\s*]*)\*\*`, "dy")],
  ["servers", /#{2,6}[ \t]+Servers(?=\s|$)/dy],
  ["responses", /#{2,6}[ \t]+Responses(?=\s|$)/dy],
  ["parameters", /#{3,6}[ \t]+(Path|Query|Header|Cookie) parameters(?=\s|$)/dy],
  ["body", new RegExp(String.raw`#{3,6}[ \t]+Body:?[ \t]+([\w.+*-]+\/[\w.+*-]+)(?:[ \t]*\(${NESTED}\))?`, "dy")],
  ["status", /#{3,6}[ \t]+([1-5](?:\d\d|XX)|default)(?=\s|$)/dy],
  ["heading", /#{2,6}[ \t]+(?:Parameters|Authentication(?: methods)?)(?=\s|$)/dy],
  ["field", new RegExp(String.raw`-[ \t]+\*\*([^*\s][^*\r\n]{0,199}?)\*\*[ \t]*\(${NESTED}\)`, "dy")],
  ["footer", /\[Powered by [^\]\r\n]{0,100}\]\([^)\s]{0,200}\)/dy],
];
const OTHER_HEADING = /#{2,6}[ \t]+\S[^\r\n]*/dy;
const START = /(?<!\S)(?:#|-|\*\*|\[)/g;

/**
 * The marks of a page in order. Where the page has line ends, a mark stands at the start of a line; in a page that lost them it
 * stands behind any white space, and only known headings are marks, because nothing says where another one ends.
 */
export function markersOf(source: SourceText): Marker[] {
  const { text } = source;
  const lined = /\n[ \t]*(?:#{2,6}[ \t]|-[ \t]+\*\*)/.test(text);
  const found: { kind: MarkerKind; span: Span; groups: readonly (Span | undefined)[] }[] = [];
  let behind = 0;
  for (const { index } of text.matchAll(START)) {
    if (index < behind || (lined && !startsLine(text, index))) continue;
    const mark = found.length === 0 ? titleAt(source, index) : markAt(source, index, lined);
    if (mark === undefined) continue;
    behind = mark.span.end;
    found.push(mark);
  }
  return withSections(found, text.length);
}

/** The text behind a mark, without white space around it. Of a title in a page with line ends, the rest of its line. */
export function bodyOf({ kind, span, next }: Marker): Span {
  const { source } = span;
  if (kind !== "title") return trimmedSpan(source, span.end, next);
  const line = /[\r\n]/.exec(source.text.slice(span.end, next));
  return trimmedSpan(source, span.end, line === null ? next : span.end + line.index);
}

function titleAt(source: SourceText, index: number) {
  const title = /#[ \t]+(?=\S)/y;
  title.lastIndex = index;
  const match = title.exec(source.text);
  if (match === null) return undefined;
  return { kind: "title" as const, span: { source, start: index, end: index + match[0].length }, groups: [] };
}

function markAt(source: SourceText, index: number, lined: boolean) {
  for (const [kind, pattern] of lined ? [...MARKS, ["heading", OTHER_HEADING] as const] : MARKS) {
    pattern.lastIndex = index;
    const match = pattern.exec(source.text);
    if (match === null) continue;
    const groups = (match.indices ?? []).slice(1).map((stretch): Span | undefined => {
      return stretch === undefined ? undefined : { source, start: stretch[0], end: stretch[1] };
    });
    return { kind, span: { source, start: index, end: index + match[0].length }, groups };
  }
  return undefined;
}

function startsLine(text: string, index: number): boolean {
  let at = index - 1;
  while (at >= 0 && (text[at] === " " || text[at] === "\t")) at -= 1;
  return at < 0 || text[at] === "\n" || text[at] === "\r";
}

function withSections(found: readonly Pick<Marker, "kind" | "span" | "groups">[], end: number): Marker[] {
  let status: Marker | undefined;
  let owner: Marker | undefined;
  return found.map((mark, index) => {
    if (mark.kind === "responses" || mark.kind === "heading" || mark.kind === "servers") status = undefined;
    const next = found[index + 1]?.span.start ?? end;
    const marker: Marker = { ...mark, next, section: { status, owner } };
    if (mark.kind === "status") status = marker;
    if (mark.kind !== "field") owner = marker;
    return marker;
  });
}
