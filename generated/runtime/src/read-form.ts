import { coerce, type Types } from "./coerce.js";
import type { ParameterSpec } from "./operation.js";
import { decodeForm, type RawPair, rawPairs } from "./raw-pairs.js";
import { readDeep } from "./read-deep.js";
import { parseJson } from "./read-parameters.js";

/** The types of a member, where the document says them. */
export interface MemberTypes {
  readonly types?: Types;
  readonly itemTypes?: Types;
}

/** The members of a form body, for which a document states no parameters: repeated names are lists, brackets are levels. */
export function readForm(text: string, typesOf: (name: string) => MemberTypes): unknown {
  const members = new Map<string, RawPair[]>();
  for (const pair of rawPairs(text)) {
    const base = pair.name.split("[", 1)[0] ?? pair.name;
    const pairs = members.get(base);
    if (pairs === undefined) members.set(base, [pair]);
    else pairs.push(pair);
  }
  const object: Record<string, unknown> = Object.create(null);
  for (const [name, pairs] of members) object[name] = readMember(name, pairs, typesOf(name));
  return object;
}

/** Brackets are read as they are in a query. */
const anywhere = { in: "query", required: false, style: "deepObject", explode: true } as const;

/** @param pairs those of this member */
function readMember(name: string, pairs: readonly RawPair[], { itemTypes, types }: MemberTypes): unknown {
  if (pairs.some((pair) => pair.name !== name)) {
    const items = itemTypes === undefined ? {} : { itemTypes };
    const spec: ParameterSpec = { name, types: types ?? [], ...items, ...anywhere };
    return readDeep(spec, pairs);
  }
  const texts = pairs.map(({ raw }) => decodeForm(raw));
  if (texts.length > 1 || types?.includes("array") === true) return texts.map((text) => coerce(text, itemTypes));
  const [text = ""] = texts;
  return types?.includes("object") === true ? parseJson(text) : coerce(text, types);
}
