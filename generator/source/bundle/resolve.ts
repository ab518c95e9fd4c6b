import { isObject, type JsonValue } from "../json.js";
import { entryOrigin, originOf, type Span, valueAt } from "../origin.js";
import { formatPointer, type PointerToken, parsePointer } from "../pointer.js";
import { idOf, type Part, type Parts, resolveUri } from "./part.js";

/** What a reference names. */
export interface Target {
  /** The same for every reference to one place of one file. */
  readonly key: string;
  readonly part: Part;
  readonly tokens: readonly PointerToken[];
  readonly value: JsonValue;
  readonly span: Span;
}

/** Where a reference stands: its file, and the schema resource that it is relative to (JSON Schema 2020-12, core 8.2). */
export interface Scope {
  readonly part: Part;
  readonly resource: readonly PointerToken[];
  readonly uri: string;
}

/** The scope of a file as a whole. */
export function scopeOf(part: Part): Scope {
  return scopeWithin(part.root, [], { part, resource: [], uri: part.uri });
}

/** The scope inside an object: its own where it has an `$id`. */
export function scopeWithin(value: JsonValue, tokens: readonly PointerToken[], scope: Scope): Scope {
  const uri = idOf(value, scope.uri);
  return uri === undefined ? scope : { part: scope.part, resource: tokens, uri };
}

/** An address on the network, which nothing is fetched from but where its origin is allowed. */
export function isRemote(reference: string): boolean {
  return /^(?:[a-z][a-z0-9+.-]+:|\/\/)/i.test(reference);
}

/**
 * The place that a reference names, in its own file or in another below the document's folder; or why there is none. An address
 * on the network is undefined, unless a file that is part of the document has it as its `$id`.
 */
export function resolveTarget(parts: Parts, scope: Scope, reference: string): Target | string | undefined {
  const hash = reference.indexOf("#");
  const address = hash < 0 ? reference : reference.slice(0, hash);
  const fragment = hash < 0 ? "" : reference.slice(hash + 1);
  if (address === "") {
    const own = locateIn(scope.part, scope, fragment);
    // An `$id` often stands in documents whose references are meant from the document's root all the same.
    return own ?? locateIn(scope.part, { resource: [], uri: "" }, fragment) ?? NOTHING;
  }
  const uri = resolveUri(address, scope.uri);
  const resource = uri === undefined ? undefined : parts.resource(uri);
  if (resource !== undefined) {
    const { part, tokens } = resource;
    return locateIn(part, { resource: tokens, uri: uri ?? "" }, fragment) ?? NOTHING;
  }
  const part = isRemote(address) ? parts.fetch(address) : parts.load(scope.part.source, address);
  if (part === undefined) return undefined;
  if (typeof part === "string") return part;
  return locateIn(part, scopeOf(part), fragment) ?? NOTHING;
}

const NOTHING = "its fragment names nothing there";
const SEVERAL = "several schemas there have that anchor";

/**
 * A fragment is a JSON Pointer, percent-encoded (RFC 6901 section 6), or an anchor of the resource (JSON Schema 2020-12, core 8.2.2);
 * without a resource's address, the one of its name in the file. Undefined where it names nothing.
 */
function locateIn(
  part: Part,
  { resource, uri }: Pick<Scope, "resource" | "uri">,
  fragment: string,
): Target | string | undefined {
  const decoded = decode(fragment);
  if (decoded === undefined) return undefined;
  const pointer = decoded === "" || decoded.startsWith("/") ? parsePointer(decoded) : undefined;
  if (pointer !== undefined) return targetAt(part, [...resource, ...pointer]);
  const [tokens, another] = part.anchors.get(`${uri}#${decoded}`) ?? [];
  if (another !== undefined) return SEVERAL;
  return tokens === undefined ? undefined : targetAt(part, tokens);
}

export function targetAt(part: Part, tokens: readonly PointerToken[]): Target | undefined {
  const value = valueAt(part.root, tokens);
  if (value === undefined) return undefined;
  const key = `${part.source.file}#${formatPointer(tokens)}`;
  return { key, part, tokens, value, span: spanAt(part, tokens, value) };
}

function spanAt({ root, source }: Part, tokens: readonly PointerToken[], value: JsonValue): Span {
  const own = typeof value === "object" && value !== null ? originOf(value)?.span : undefined;
  if (own !== undefined) return own;
  const parent = valueAt(root, tokens.slice(0, -1));
  const last = tokens.at(-1);
  const key = Array.isArray(parent) ? Number(last) : last;
  const entry = last === undefined || key === undefined || !isContainer(parent) ? undefined : entryOrigin(parent, key);
  return entry?.value ?? { source, start: 0, end: source.text.length };
}

function isContainer(value: JsonValue | undefined): value is Extract<JsonValue, object> {
  return Array.isArray(value) || isObject(value);
}

function decode(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}
