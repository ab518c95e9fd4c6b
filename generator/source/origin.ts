import {
  isArray,
  isContainer,
  type JsonContainer,
  type JsonObject,
  type JsonValue,
  type MutableJsonObject,
} from "./json.js";
import { formatPointer, type Pointer, type PointerToken } from "./pointer.js";
import type { Range, SourceText } from "./text.js";

/** A stretch of a file: offsets in UTF-16 code units, the end exclusive. */
export interface Span {
  readonly source: SourceText;
  readonly start: number;
  readonly end: number;
}

/** Where a member of an object or an item of an array came from. Items have no key. */
export interface EntryOrigin {
  readonly key?: Span;
  readonly value: Span;
}

/** Where a container came from, and each of its entries, by key or by index. */
export interface ContainerOrigin {
  readonly span: Span;
  readonly entries: ReadonlyMap<PointerToken, EntryOrigin>;
}

/** Where something is, in the words of SARIF, with the JSON Pointer that it has in its document. */
export interface Location extends Range {
  readonly file: string;
  readonly pointer: Pointer;
}

/**
 * Origins belong to the nodes themselves and not to a document: a repaired document shares every node that no action
 * touched with the published one, and a node that an overlay added points into the overlay.
 */
const origins = new WeakMap<JsonContainer, ContainerOrigin>();

export function setOrigin(node: JsonContainer, origin: ContainerOrigin): void {
  origins.set(node, origin);
}

export function originOf(node: JsonContainer): ContainerOrigin | undefined {
  return origins.get(node);
}

/** Where the entry `key` of `node` came from. */
export function entryOrigin(node: JsonContainer, key: PointerToken): EntryOrigin | undefined {
  return origins.get(node)?.entries.get(key);
}

/** A shallow copy of an object that may be changed, with the origin of the original. */
export function cloneObject(node: JsonObject): {
  readonly clone: MutableJsonObject;
  readonly entries: Map<PointerToken, EntryOrigin>;
} {
  const clone = Object.assign(Object.create(null) as MutableJsonObject, node);
  return { clone, entries: copyOrigin(node, clone) };
}

/** A shallow copy of an array that may be changed, with the origin of the original. */
export function cloneArray(node: readonly JsonValue[]): {
  readonly clone: JsonValue[];
  readonly entries: Map<PointerToken, EntryOrigin>;
} {
  const clone = [...node];
  return { clone, entries: copyOrigin(node, clone) };
}

function copyOrigin(from: JsonContainer, to: JsonContainer): Map<PointerToken, EntryOrigin> {
  const origin = origins.get(from);
  const entries = new Map(origin?.entries);
  if (origin !== undefined) origins.set(to, { span: origin.span, entries });
  return entries;
}

export function locationOfSpan(span: Span, pointer: Pointer): Location {
  return { file: span.source.file, ...span.source.range(span.start, span.end), pointer };
}

/** The value at `tokens` below `root`, or undefined where there is none. */
export function valueAt(root: JsonValue, tokens: readonly PointerToken[]): JsonValue | undefined {
  let value: JsonValue | undefined = root;
  for (const token of tokens) {
    if (!isContainer(value) || !Object.hasOwn(value, token)) return undefined;
    value = (value as Record<PointerToken, JsonValue>)[token];
  }
  return value;
}

/**
 * Where the node at `tokens` stands: the span of its value, or with `at: "key"` that of its name. A node without an origin of
 * its own (one that a program made) has the location of the nearest ancestor that has one.
 */
export function locate(
  root: JsonContainer,
  tokens: readonly PointerToken[],
  at: "value" | "key" = "value",
): Location | undefined {
  const pointer = formatPointer(tokens);
  let best: Span | undefined = origins.get(root)?.span;
  let node: JsonValue | undefined = root;
  for (const [depth, token] of tokens.entries()) {
    if (!isContainer(node)) break;
    const key: PointerToken = isArray(node) ? Number(token) : token;
    const entry = entryOrigin(node, key);
    node = Object.hasOwn(node, token) ? (node as Record<PointerToken, JsonValue>)[token] : undefined;
    const own = isContainer(node) ? origins.get(node)?.span : undefined;
    best = own ?? entry?.value ?? best;
    if (depth === tokens.length - 1 && at === "key" && entry?.key !== undefined) best = entry.key;
  }
  return best === undefined ? undefined : locationOfSpan(best, pointer);
}
