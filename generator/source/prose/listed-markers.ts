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
  /** The fields that are listed below. */
  readonly fields: readonly Marker[];
  /** Of a status, the bodies below. */
  readonly bodies: readonly Marker[];
  /** Whether a status stands above: a body that has none is the request's. */
  readonly inResponse: boolean;
}

/** Text with one level of brackets, bounded: a type is short, and a page of brackets is not one. */
const NESTED = String.raw`((?:[^()\r\n]|\([^()\r\n]{0,100}\)){0,200})`;
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
  const lined = isLined(source);
  const found: { kind: MarkerKind; span: Span; groups: readonly (Span | undefined)[] }[] = [];
  let behind = 0;
  for (const { index } of text.matchAll(START)) {
    if (index < behind || (lined && !startsLine(text, index))) continue;
    const mark = found.length === 0 ? titleAt(source, index) : markAt(source, index, lined);
    if (mark === undefined) continue;
    behind = mark.span.end;
    found.push(mark);
  }
  return nested(found, text.length);
}

/** Whether the page has kept its line ends. */
export function isLined({ text }: SourceText): boolean {
  return /\n[ \t]*(?:#{2,6}[ \t]|-[ \t]+\*\*)/.test(text);
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

type Building = Omit<Marker, "fields" | "bodies"> & { readonly fields: Marker[]; readonly bodies: Marker[] };

function nested(found: readonly Pick<Marker, "kind" | "span" | "groups">[], end: number): Marker[] {
  let status: Building | undefined;
  let owner: Building | undefined;
  return found.map((mark, index) => {
    if (mark.kind === "responses" || mark.kind === "heading" || mark.kind === "servers") status = undefined;
    const next = found[index + 1]?.span.start ?? end;
    const marker: Building = { ...mark, next, fields: [], bodies: [], inResponse: status !== undefined };
    if (mark.kind === "field") owner?.fields.push(marker);
    else owner = marker;
    if (mark.kind === "body") status?.bodies.push(marker);
    if (mark.kind === "status") status = marker;
    return marker;
  });
}
