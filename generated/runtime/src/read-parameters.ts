import { coerce, mayBeList, mayBeObject, memberShape } from "./coerce.js";
import { hasRoundedNumber } from "./exact-numbers.js";
import type { ParameterSpec } from "./operation.js";
import { decode, decodeForm, leniently, type RawPair, Unreadable } from "./raw-pairs.js";
import { readDeep } from "./read-deep.js";

function list(spec: ParameterSpec, texts: readonly string[]): unknown {
  return texts.map((text) => coerce(text, spec.items?.types));
}

/** An object without a prototype: its names are a request's. */
function record(spec: ParameterSpec, members: readonly (readonly [string, string])[]): unknown {
  const value: Record<string, unknown> = Object.create(null);
  for (const [name, text] of members) value[name] = coerce(text, memberShape(spec, name).types);
  return value;
}

/** @throws Unreadable */
export function parseJson(text: string): unknown {
  const value = jsonOf(text);
  if (hasRoundedNumber(text)) throw new Unreadable("has a number beyond 2^53, which would lose digits");
  return value;
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new Unreadable("is not JSON");
  }
}

/** `k,v,k,v` as pairs. */
function alternating(texts: readonly string[]): readonly (readonly [string, string])[] {
  const members: (readonly [string, string])[] = [];
  for (let index = 0; index + 1 < texts.length; index += 2) members.push([texts[index] ?? "", texts[index + 1] ?? ""]);
  return members;
}

/** `k=v` items as pairs. */
function assigned(items: readonly string[]): readonly (readonly [string, string])[] {
  return items.map((item) => {
    const at = item.indexOf("=");
    return at === -1 ? [item, ""] : [item.slice(0, at), item.slice(at + 1)];
  });
}

/** A path parameter (percent-encoded) or header parameter (verbatim) of style simple, label or matrix. @throws Unreadable */
export function readSimple(spec: ParameterSpec, raw: string): unknown {
  const plain = spec.in === "header";
  const text = (piece: string) => (plain ? piece.trim() : decode(piece));
  if (spec.mediaType !== undefined) return parseJson(text(raw));
  const content = stripped(spec, raw);
  const between = spec.explode && spec.style === "label" ? "." : spec.explode && spec.style === "matrix" ? ";" : ",";
  const pieces = content === "" ? [] : content.split(between);
  if (mayBeList(spec)) {
    const named = spec.explode && spec.style === "matrix";
    return list(spec, (named ? assigned(pieces).map(([, value]) => value) : pieces).map(text));
  }
  if (mayBeObject(spec)) {
    const members = spec.explode ? assigned(pieces) : alternating(pieces);
    return record(
      spec,
      members.map(([name, value]) => [text(name), text(value)] as const),
    );
  }
  const own = spec.explode && spec.style === "matrix" ? (assigned([content])[0]?.[1] ?? "") : content;
  return coerce(text(own), spec.types);
}

/** Without the lead of a label, and of a matrix the name where it stands once. */
function stripped({ explode, name, style }: ParameterSpec, raw: string): string {
  if (style === "simple") return raw;
  const lead = style === "label" ? "." : ";";
  if (!raw.startsWith(lead)) throw new Unreadable(`does not start with ${lead}`);
  const content = raw.slice(1);
  if (style === "label" || explode) return content;
  const [own, value] = assigned([content])[0] ?? ["", ""];
  if (leniently(own) !== name) throw new Unreadable("does not repeat its name");
  return value;
}

/**
 * A query or cookie parameter, or undefined where it is not there.
 *
 * @param others names that belong to other parameters; an exploded object takes the rest
 * @throws Unreadable
 */
export function readPairs(spec: ParameterSpec, pairs: readonly RawPair[], others: ReadonlySet<string>): unknown {
  const own = pairs.filter(({ name }) => name === spec.name).map(({ raw }) => raw);
  const [first] = own;
  // Which one counts is nobody's to choose. Of cookies the first is the most specific (RFC 6265 §5.4).
  const isRepeatable = spec.in === "cookie" || (mayBeList(spec) && spec.explode);
  if (own.length > 1 && !isRepeatable) throw new Unreadable("stands more than once");
  if (spec.mediaType !== undefined) return first === undefined ? undefined : parseJson(decodeForm(first));
  if (spec.style === "deepObject") {
    // What is neither list nor object has no brackets.
    return (
      readDeep(spec.name, spec, pairs) ?? (first === undefined ? undefined : coerce(decodeForm(first), spec.types))
    );
  }
  if (mayBeObject(spec) && spec.explode && isSpread(spec)) {
    const { members: declared = {} } = spec;
    const open = spec.others !== undefined || spec.members === undefined;
    const mine = (name: string) => Object.hasOwn(declared, name) || (open && (name === spec.name || !others.has(name)));
    const members = pairs.filter(({ name }) => mine(name)).map(({ name, raw }) => [name, decodeForm(raw)] as const);
    return members.length === 0 ? undefined : record(spec, members);
  }
  if (first === undefined) return undefined;
  if (mayBeList(spec)) {
    const pieces = spec.explode ? own : first === "" ? [] : first.split(separatorOf(spec));
    return list(spec, pieces.map(decodeForm));
  }
  if (mayBeObject(spec)) {
    const pieces = first.split(separatorOf(spec)).map(decodeForm);
    return record(spec, alternating(pieces));
  }
  return coerce(decodeForm(first), spec.types);
}

/** Whether an exploded object is known by its members' names alone. */
function isSpread({ style }: ParameterSpec): boolean {
  return style === "form" || style === "cookie";
}

function separatorOf({ style }: ParameterSpec): string | RegExp {
  if (style === "spaceDelimited") return /%20|\+| /;
  return style === "pipeDelimited" ? /\||%7C/i : ",";
}
