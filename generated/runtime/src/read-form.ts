import { coerce, mayBeList, mayBeObject, memberShape } from "./coerce.js";
import { encodingOf, isJsonMember, styledAs } from "./form.js";
import type { ContentSpec, TextShape } from "./operation.js";
import { isRecord } from "./parameters.js";
import { decodeForm, type RawPair, rawPairs } from "./raw-pairs.js";
import { readDeep } from "./read-deep.js";
import { parseJson, readPairs } from "./read-parameters.js";

/** The members of a form body: repeated names are lists, brackets are levels, and everything else is as its shape says. */
export function readForm(text: string, content: ContentSpec, shape: TextShape): unknown {
  const pairs = rawPairs(text);
  const { object, isTaken } = readStyled(pairs, content, shape);
  const members = new Map<string, RawPair[]>();
  for (const pair of pairs) {
    if (isTaken(pair.name)) continue;
    // A document may give a member a name with brackets.
    const isWhole = shape.members !== undefined && Object.hasOwn(shape.members, pair.name);
    const base = isWhole ? pair.name : (pair.name.split("[", 1)[0] ?? pair.name);
    const own = members.get(base);
    if (own === undefined) members.set(base, [pair]);
    else own.push(pair);
  }
  for (const [name, own] of members) {
    const isJson = isJsonMember(encodingOf(content, name));
    object[name] = readMember({ name, pairs: own, shape: memberShape(shape, name), isJson });
  }
  return object;
}

/** The members that are written like query parameters, in an object without a prototype, and which names were theirs. */
export function readStyled(
  pairs: readonly RawPair[],
  content: ContentSpec,
  shape: TextShape,
): { readonly object: Record<string, unknown>; readonly isTaken: (name: string) => boolean } {
  const object: Record<string, unknown> = Object.create(null);
  const taken = new Set<string>();
  const others = new Set(Object.keys(shape.members ?? {}));
  for (const [name, encoding] of Object.entries(content.encoding ?? {})) {
    const styled = styledAs(encoding, name);
    const own = memberShape(shape, name);
    if (styled === undefined || own.types === undefined) continue;
    const value = readPairs({ ...own, ...styled, in: "query", required: false, types: own.types }, pairs, others);
    if (value === undefined) continue;
    object[name] = value;
    const isSpread = styled.style === "form" && styled.explode && mayBeObject(own);
    const names = isSpread && isRecord(value) ? Object.keys(value) : pairs.map((pair) => pair.name);
    for (const each of names) if (isSpread || each === name || each.startsWith(`${name}[`)) taken.add(each);
  }
  return { object, isTaken: (name) => taken.has(name) };
}

interface Member {
  readonly name: string;
  /** Those of this member. */
  readonly pairs: readonly RawPair[];
  readonly shape: TextShape;
  /** Whether its media type says so. */
  readonly isJson: boolean;
}

function readMember({ isJson, name, pairs, shape }: Member): unknown {
  if (pairs.some((pair) => pair.name !== name)) return readDeep(name, shape, pairs);
  const texts = pairs.map(({ raw }) => decodeForm(raw));
  const read = (text: string, own: TextShape) => (isJson ? parseJson(text) : readText(text, own));
  if (texts.length > 1 || (!isJson && mayBeList(shape) && !mayBeText(shape))) {
    return texts.map((text) => read(text, shape.items ?? {}));
  }
  const [text = ""] = texts;
  return read(text, shape);
}

/** A primitive, or an object as JSON, which is how a form holds one by default (OpenAPI 3.1, 4.8.15). */
export function readText(text: string, shape: TextShape): unknown {
  const isJson = (mayBeObject(shape) || mayBeList(shape)) && /^[[{]/.test(text);
  if (isJson || (mayBeObject(shape) && !mayBeText(shape))) return parseJson(text);
  return coerce(text, shape.types);
}

/** Whether the text alone can be the value. */
function mayBeText({ types = [] }: TextShape): boolean {
  return types.some((type) => type !== "array" && type !== "object" && type !== "null");
}
