import type { ProseBlock } from "../document.js";
import type { FindingDraft } from "../draft.js";
import { type JsonObject, type JsonValue, newObject } from "../json.js";
import { type EntryOrigin, type Span, setOrigin } from "../origin.js";
import type { PointerToken } from "../pointer.js";
import { foldSpace } from "../sentences.js";
import type { SourceText } from "../text.js";

/** What a recogniser makes of a page: an OpenAPI 3.1 document and the page's prose. */
export interface ProsePage {
  readonly root: JsonObject;
  readonly prose: readonly ProseBlock[];
  readonly findings: readonly FindingDraft[];
}

/** A value and the words of the page that state it. */
export interface Part<T extends JsonValue = JsonValue> {
  readonly value: T;
  readonly span: Span;
  /** The words that state its name, where they are others than those of the value. */
  readonly key?: Span;
}

export function part<T extends JsonValue>(value: T, span: Span): Part<T> {
  return { value, span };
}

/** The part under the name that stands at `key`. */
export function named<T extends JsonValue>(key: Span, { value, span }: Part<T>): Part<T> {
  return { value, span, key };
}

/** An object with an origin for each member. Members that are undefined are left out. */
export function objectPart(span: Span, members: Iterable<readonly [string, Part | undefined]>): Part<JsonObject> {
  const node = newObject();
  const entries = new Map<PointerToken, EntryOrigin>();
  for (const [name, member] of members) {
    if (member === undefined) continue;
    node[name] = member.value;
    entries.set(name, { value: member.span, ...(member.key === undefined ? {} : { key: member.key }) });
  }
  setOrigin(node, { span, entries });
  return { value: node, span };
}

export function listPart(span: Span, items: readonly Part[]): Part {
  const node = items.map(({ value }) => value);
  setOrigin(node, { span, entries: new Map(items.map((item, index) => [index, { value: item.span }])) });
  return { value: node, span };
}

/** The span of `source.text` from `start` to `end` without the white space around it. */
export function trimmedSpan(source: SourceText, start: number, end: number): Span {
  const text = source.text.slice(start, end);
  const from = start + (text.length - text.trimStart().length);
  return { source, start: Math.min(from, end), end: Math.max(start + text.trimEnd().length, Math.min(from, end)) };
}

/** The words at a span, white space folded; undefined where there are none. */
export function textPart(span: Span): Part<string> | undefined {
  const text = wordsOf(span);
  return text === "" ? undefined : part(text, span);
}

export function wordsOf(span: Span): string {
  return foldSpace(span.source.text.slice(span.start, span.end));
}

export function blockOf(kind: ProseBlock["kind"], span: Span, section: readonly string[]): ProseBlock {
  return { kind, text: span.source.text.slice(span.start, span.end), span, section };
}

/** The span of a heading's words. */
export function withoutHeadingMark(span: Span): Span {
  const mark = /^#+[ \t]*/.exec(span.source.text.slice(span.start, span.end))?.[0] ?? "";
  return { ...span, start: span.start + mark.length };
}
