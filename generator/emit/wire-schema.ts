import type { JsonType, NamedSchema, Schema } from "../model/model.js";
import { isArray } from "../source/json.js";
import { FILE_FORMAT, RECEIVED_FILE_FORMAT } from "./typed-model.js";
import { withHeirs } from "./wire-heirs.js";
import { withParts } from "./wire-parts.js";
import { withTags } from "./wire-tags.js";

/**
 * A schema in what TypeScript can say of values: every value that it allows is of the type that is made of it. An index
 * signature holds for the listed properties too, and for every key where a pattern means some; a tuple has all of its items.
 * @param schemas those that references lead to
 */
export function wireSchema(schema: Schema, schemas: ReadonlyMap<string, NamedSchema>): Schema {
  return withItems(withTuple(withIndex(withParts(withTags(withHeirs(schema, schemas), schemas), schemas))));
}

/** Keys that no pattern means are left out, like those that nothing lists, unless `additionalProperties` speaks of them. */
function withIndex(schema: Schema): Schema {
  const { patternProperties, ...rest } = schema;
  const others = [...(patternProperties?.values() ?? []), schema.additionalProperties ?? []].flat();
  const index = anyOf(schema, others);
  if (index.always === false) return rest;
  const listed = [...(schema.properties?.values() ?? [])];
  return { ...rest, additionalProperties: listed.every((one) => isWithin(one, index)) ? index : any(schema) };
}

/** A tuple where each item must be there and no other may: else an array of what any of its items may be. */
function withTuple(schema: Schema): Schema {
  const { prefixItems, items, minItems = 0, maxItems = Number.POSITIVE_INFINITY } = schema;
  if (prefixItems === undefined) return schema;
  const isClosed = items?.always === false || maxItems <= prefixItems.length;
  if (isClosed && minItems >= prefixItems.length) return schema;
  const { prefixItems: _, ...rest } = schema;
  return {
    ...rest,
    items: isClosed ? anyOf(schema, prefixItems) : anyOf(schema, [...prefixItems, items ?? any(schema)]),
  };
}

/** The transform takes items that are arrays for the array itself, unless they say of themselves that they are arrays. */
function withItems(schema: Schema): Schema {
  const { items } = schema;
  return items !== undefined && isArrayAlone(items) ? { ...schema, items: { ...items, types: ["array"] } } : schema;
}

/** Whether the schema allows arrays alone, by what it is composed of. */
function isArrayAlone(schema: Schema): boolean {
  const { allOf = [], anyOf = [], oneOf = [] } = schema;
  const listed = schema.const === undefined ? (schema.enum ?? []) : [schema.const.value];
  const choices = [anyOf, oneOf].filter((choice) => choice.length > 0);
  return (
    schema.types?.every((type) => type === "array") === true ||
    (listed.length > 0 && listed.every(isArray)) ||
    allOf.some(isArrayAlone) ||
    choices.some((choice) => choice.every(isArrayAlone))
  );
}

function any({ location, pointer }: Schema): Schema {
  return { location, pointer, always: true };
}

/** What one of the schemas allows. */
function anyOf(schema: Schema, schemas: readonly Schema[]): Schema {
  const possible = schemas.filter(({ always }) => always !== false);
  const [only] = possible;
  const { location, pointer } = schema;
  if (only === undefined) return { location, pointer, always: false };
  if (possible.some(({ always }) => always === true)) return any(schema);
  return possible.length === 1 ? only : { location, pointer, anyOf: possible };
}

const SHAPING = [
  ...(["ref", "enum", "const", "allOf", "anyOf", "oneOf", "items", "prefixItems"] as const),
  ...(["properties", "patternProperties", "additionalProperties"] as const),
] satisfies readonly (keyof Schema)[];

const FILES: ReadonlySet<string | undefined> = new Set([FILE_FORMAT, RECEIVED_FILE_FORMAT]);

/** Whether the type of one schema is a part of the other's, as far as that is plain to see. */
function isWithin(schema: Schema, outer: Schema): boolean {
  if (outer.always === true || schema.always === false) return true;
  if (outer.ref !== undefined) return schema.ref === outer.ref;
  if (schema.ref !== undefined || schema.types === undefined || FILES.has(schema.format)) return false;
  const isPlain = outer.types !== undefined && SHAPING.every((keyword) => outer[keyword] === undefined);
  return isPlain && schema.types.every((type) => isAmong(type, outer.types ?? []));
}

function isAmong(type: JsonType, types: readonly JsonType[]): boolean {
  return types.includes(type) || (type === "integer" && types.includes("number"));
}
