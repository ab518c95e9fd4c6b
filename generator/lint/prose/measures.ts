import { isArray, isObject, type JsonObject, type JsonValue } from "../../source/json.js";
import type { Context } from "../context.js";
import type { Bounded, Limit } from "./limits.js";

/**
 * What a schema says that bears on a limit: what of it can be bounded, and the keywords, of whatever part of it they are; a
 * format with its name, `format: uuid`.
 */
export interface Measures {
  readonly bounded: ReadonlySet<Bounded>;
  readonly keywords: ReadonlySet<string>;
}

/**
 * Whether a schema has what the limit is of, and states none: 250 items are no limit of an id that leads to them. A limit of the texts
 * in a list or a map may stand in what is said of its items, keys or values.
 */
export function isUnstated({ of, keywords }: Limit, measures: Measures): boolean {
  return (of === "any" || measures.bounded.has(of)) && !keywords.some((keyword) => measures.keywords.has(keyword));
}

/** The measures of a schema with all that it is made of; of alternatives, one is enough. */
export function measuresOf(schema: JsonObject, { resolver }: Context): Measures {
  const follow = (part: JsonValue | undefined) => resolver.follow(part, [])?.node;
  const near = (node: JsonObject) => {
    const parts = [node.allOf, node.anyOf, node.oneOf].flatMap((list) => (isArray(list) ? list : []));
    return [node, follow(node), ...parts.map(follow)].filter(isObject);
  };
  const own = near(schema).flatMap(near);
  const inner = own
    .flatMap(({ items, propertyNames, additionalProperties }) => [items, propertyNames, additionalProperties])
    .map(follow)
    .filter(isObject)
    .flatMap(near);
  return {
    bounded: boundedOf(own, inner),
    keywords: new Set([...own, ...inner].flatMap(keywordsOf)),
  };
}

function boundedOf(own: readonly JsonObject[], inner: readonly JsonObject[]): ReadonlySet<Bounded> {
  const types = typesOf(own);
  const isRecord = own.some((node) => Object.hasOwn(node, "properties"));
  const isMap = types.has("object") && !isRecord;
  const holdsText = (types.has("array") || isMap) && (typesOf(inner).size === 0 || typesOf(inner).has("string"));
  const found = new Set<Bounded>();
  // A value without a type may be a text or have members; that it is a number or a list must be said.
  if (types.size === 0 || types.has("string") || holdsText) found.add("text");
  if (types.size === 0 || types.has("object")) found.add("members");
  if (types.has("array")) found.add("items");
  if (types.has("number") || types.has("integer")) found.add("number");
  return found;
}

function typesOf(nodes: readonly JsonObject[]): ReadonlySet<JsonValue> {
  return new Set(
    nodes.flatMap(({ type }): readonly JsonValue[] => (isArray(type) ? type : type === undefined ? [] : [type])),
  );
}

function keywordsOf(node: JsonObject): readonly string[] {
  return [...Object.keys(node), ...(typeof node.format === "string" ? [`format: ${node.format}`] : [])];
}
