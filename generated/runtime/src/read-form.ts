import { coerce, mayBeList, mayBeObject, memberShape } from "./coerce.js";
import type { ContentSpec, TextShape } from "./operation.js";
import { decodeForm, type RawPair, rawPairs } from "./raw-pairs.js";
import { readDeep } from "./read-deep.js";
import { parseJson, readPairs } from "./read-parameters.js";

/** The members of a form body: repeated names are lists, brackets are levels, and everything else is as its shape says. */
export function readForm(text: string, content: ContentSpec, shape: TextShape): unknown {
  const members = new Map<string, RawPair[]>();
  for (const pair of rawPairs(text)) {
    // A document may give a member a name with brackets.
    const isWhole = shape.members !== undefined && Object.hasOwn(shape.members, pair.name);
    const base = isWhole ? pair.name : (pair.name.split("[", 1)[0] ?? pair.name);
    const pairs = members.get(base);
    if (pairs === undefined) members.set(base, [pair]);
    else pairs.push(pair);
  }
  const object: Record<string, unknown> = Object.create(null);
  for (const [name, pairs] of members) {
    object[name] = readMember({ name, pairs, shape: memberShape(shape, name), content });
  }
  return object;
}

interface Member {
  readonly name: string;
  /** Those of this member. */
  readonly pairs: readonly RawPair[];
  readonly shape: TextShape;
  readonly content: ContentSpec;
}

function readMember({ content, name, pairs, shape }: Member): unknown {
  if (pairs.some((pair) => pair.name !== name)) return readDeep(name, shape, pairs);
  const encoding =
    content.encoding !== undefined && Object.hasOwn(content.encoding, name) ? content.encoding[name] : {};
  const { explode, style } = encoding ?? {};
  if (style !== undefined && style !== "deepObject" && explode === false) {
    const spec = { name, in: "query", required: false, style, explode, ...shape, types: shape.types ?? [] } as const;
    return readPairs(spec, pairs, new Set());
  }
  const texts = pairs.map(({ raw }) => decodeForm(raw));
  if (texts.length > 1 || (mayBeList(shape) && !mayBeText(shape))) {
    return texts.map((text) => readText(text, shape.items ?? {}));
  }
  const [text = ""] = texts;
  return readText(text, shape);
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
