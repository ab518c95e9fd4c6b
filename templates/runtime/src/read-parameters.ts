import type { ParameterSpec } from "./operation.js";

/** Text that is not what the parameter's style says; the message never repeats it. */
export class Unreadable extends Error {}

/** A query or form member: its name decoded, its text not, because separators may not be decoded first. */
export interface RawPair {
  readonly name: string;
  readonly raw: string;
}

type Types = ParameterSpec["types"];

/** The pairs of `application/x-www-form-urlencoded` text, in order. What cannot be decoded is kept as it came. */
export function rawPairs(text: string): readonly RawPair[] {
  return text
    .split("&")
    .filter((piece) => piece !== "")
    .map((piece) => {
      const at = piece.indexOf("=");
      const [name, raw] = at === -1 ? [piece, ""] : [piece.slice(0, at), piece.slice(at + 1)];
      return { name: leniently(name), raw };
    });
}

/** Percent-decodes, `+` as a space. @throws Unreadable */
export function decodeForm(raw: string): string {
  return decode(raw.replaceAll("+", "%20"));
}

function decode(raw: string): string {
  try {
    return decodeURIComponent(raw);
  } catch {
    throw new Unreadable("is not percent-encoded UTF-8");
  }
}

function leniently(name: string): string {
  try {
    return decodeForm(name);
  } catch {
    return name;
  }
}

/** Text as the first of the types that it fits; as it is where it fits none, for a validator to say so. */
export function coerce(text: string, types: Types | undefined): unknown {
  for (const type of types ?? []) {
    if (type === "string") return text;
    if (type === "boolean" && (text === "true" || text === "false")) return text === "true";
    if (type === "null" && text === "null") return null;
    if ((type === "integer" || type === "number") && isNumber(text)) {
      const value = Number(text);
      if (type === "number" || Number.isInteger(value)) return value;
    }
  }
  return text;
}

function isNumber(text: string): boolean {
  return /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/.test(text) && Number.isFinite(Number(text));
}

function isList(spec: ParameterSpec): boolean {
  return spec.types.includes("array");
}

function isRecord(spec: ParameterSpec): boolean {
  return spec.types.includes("object");
}

function list(spec: ParameterSpec, texts: readonly string[]): unknown {
  return texts.map((text) => coerce(text, spec.itemTypes));
}

/** An object without a prototype: its names are a request's. */
function record(spec: ParameterSpec, members: readonly (readonly [string, string])[]): unknown {
  const value: Record<string, unknown> = Object.create(null);
  for (const [name, text] of members) value[name] = coerce(text, memberTypes(spec, name));
  return value;
}

function memberTypes({ memberTypes: types }: ParameterSpec, name: string): Types | undefined {
  return types !== undefined && Object.hasOwn(types, name) ? types[name] : undefined;
}

function json(text: string): unknown {
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
  if (spec.mediaType !== undefined) return json(text(raw));
  const content = stripped(spec, raw);
  const between = spec.explode && spec.style === "label" ? "." : spec.explode && spec.style === "matrix" ? ";" : ",";
  const pieces = content === "" ? [] : content.split(between);
  if (isList(spec)) {
    const named = spec.explode && spec.style === "matrix";
    return list(spec, (named ? assigned(pieces).map(([, value]) => value) : pieces).map(text));
  }
  if (isRecord(spec)) {
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
  if (spec.mediaType !== undefined) return first === undefined ? undefined : json(decodeForm(first));
  if (spec.style === "deepObject") return readDeep(spec, pairs);
  if (isRecord(spec) && spec.explode) {
    const declared = spec.memberTypes;
    const mine = (name: string) => (declared === undefined ? !others.has(name) : Object.hasOwn(declared, name));
    const members = pairs.filter(({ name }) => mine(name)).map(({ name, raw }) => [name, decodeForm(raw)] as const);
    return members.length === 0 ? undefined : record(spec, members);
  }
  if (first === undefined) return undefined;
  if (isList(spec)) {
    const pieces = spec.explode ? own : first === "" ? [] : first.split(separatorOf(spec));
    return list(spec, pieces.map(decodeForm));
  }
  if (isRecord(spec)) {
    const pieces = first.split(separatorOf(spec)).map(decodeForm);
    return record(spec, alternating(pieces));
  }
  return coerce(decodeForm(first), spec.types);
}

function separatorOf({ style }: ParameterSpec): string | RegExp {
  if (style === "spaceDelimited") return /%20|\+| /;
  return style === "pipeDelimited" ? /\||%7C/i : ",";
}

/** `name[a][b]=…`; a level whose keys are 0, 1, 2 … or empty is a list. */
function readDeep(spec: ParameterSpec, pairs: readonly RawPair[]): unknown {
  const root: Branch = new Map();
  for (const { name, raw } of pairs) {
    if (!name.startsWith(`${spec.name}[`)) continue;
    const keys = [...name.slice(spec.name.length).matchAll(/\[([^\]]*)\]/g)].map(([, key = ""]) => key);
    plant(root, keys, decodeForm(raw));
  }
  const leaf = (name: string, text: string) => coerce(text, memberTypes(spec, name) ?? spec.itemTypes);
  return root.size === 0 ? undefined : grown({ branch: root, leaf, mayBeList: !isRecord(spec) });
}

type Branch = Map<string, Branch | string>;

/** Deeper than any document asks for; a name may hold thousands of brackets. */
const deepest = 32;

function plant(root: Branch, keys: readonly string[], text: string): void {
  if (keys.length === 0 || keys.length > deepest) throw new Unreadable("has a name that is no member's");
  let branch = root;
  for (const [index, key] of keys.entries()) {
    const name = key === "" ? String(branch.size) : key;
    if (index === keys.length - 1) {
      branch.set(name, text);
      return;
    }
    const next = branch.get(name);
    const below: Branch = typeof next === "object" ? next : new Map();
    branch.set(name, below);
    branch = below;
  }
}

interface Growth {
  readonly branch: Branch;
  readonly leaf: (top: string, text: string) => unknown;
  readonly mayBeList: boolean;
  /** The name at the first level. */
  readonly top?: string;
}

function grown({ branch, leaf, mayBeList, top }: Growth): unknown {
  const entries = [...branch].map(([name, value]) => {
    const first = top ?? name;
    if (typeof value === "string") return [name, leaf(first, value)] as const;
    return [name, grown({ branch: value, leaf, mayBeList: true, top: first })] as const;
  });
  if (mayBeList && entries.every(([name], index) => name === String(index))) return entries.map(([, value]) => value);
  const object: Record<string, unknown> = Object.create(null);
  for (const [name, value] of entries) object[name] = value;
  return object;
}

/** The members of a form body, for which a document states no parameters: repeated names are lists, brackets are levels. */
export function readForm(
  text: string,
  typesOf: (name: string) => { readonly types?: Types; readonly itemTypes?: Types },
): unknown {
  const pairs = rawPairs(text);
  const object: Record<string, unknown> = Object.create(null);
  for (const { name } of pairs) {
    const base = name.includes("[") ? name.slice(0, name.indexOf("[")) : name;
    if (Object.hasOwn(object, base)) continue;
    object[base] = readMember(base, pairs, typesOf(base));
  }
  return object;
}

function readMember(
  name: string,
  pairs: readonly RawPair[],
  { itemTypes, types }: { readonly types?: Types; readonly itemTypes?: Types },
): unknown {
  const deep = pairs.some((pair) => pair.name.startsWith(`${name}[`));
  const spec = { name, in: "query", required: false, explode: true, types: types ?? [] } as const;
  const withItems = { ...spec, ...(itemTypes === undefined ? {} : { itemTypes }) };
  if (deep) return readDeep({ ...withItems, style: "deepObject" }, pairs);
  const texts = pairs.filter((pair) => pair.name === name).map(({ raw }) => decodeForm(raw));
  if (texts.length > 1 || types?.includes("array") === true) return texts.map((text) => coerce(text, itemTypes));
  const [text = ""] = texts;
  return types?.includes("object") === true ? json(text) : coerce(text, types);
}
