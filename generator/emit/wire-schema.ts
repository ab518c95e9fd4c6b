import type { JsonType, NamedSchema, Schema } from "../model/model.js";
import { FILE_FORMAT, RECEIVED_FILE_FORMAT } from "./typed-model.js";
import { withHeirs } from "./wire-heirs.js";
import { typesOf, withParts } from "./wire-parts.js";
import { withTags } from "./wire-tags.js";

type Schemas = ReadonlyMap<string, NamedSchema>;

/** The keywords that apply more schemas to the same value. */
const EVALUATING = [
  ...(["ref", "allOf", "anyOf", "oneOf", "if", "then", "else", "dependentSchemas"] as const),
] satisfies readonly (keyof Schema)[];

/**
 * A schema in what TypeScript can say of values: every value that it allows is of the type that is made of it. An index
 * signature holds for the listed properties too, and for every key where a pattern means some.
 * @param schemas those that references lead to
 */
export function wireSchema(schema: Schema, schemas: Schemas): Schema {
  return withParts(withTags(withHeirs(withIndex(withRest(schema), schemas), schemas), schemas), schemas);
}

/**
 * What is said of the properties and items that no other keyword evaluates, as of those that nothing lists: it is the same where no
 * part of the schema could evaluate more (JSON Schema 2020-12, core 11). Else there may be any.
 */
function withRest(schema: Schema): Schema {
  const { additionalProperties, contains, items, unevaluatedItems, unevaluatedProperties } = schema;
  if (unevaluatedItems === undefined && unevaluatedProperties === undefined) return schema;
  const isAlone = EVALUATING.every((keyword) => schema[keyword] === undefined);
  const properties = isAlone || unevaluatedProperties?.always === false ? unevaluatedProperties : any(schema);
  return {
    ...schema,
    ...(unevaluatedProperties !== undefined && { additionalProperties: additionalProperties ?? properties }),
    ...(unevaluatedItems !== undefined && isAlone && contains === undefined && { items: items ?? unevaluatedItems }),
  };
}

/** Keys that no pattern means are left out, like those that nothing lists, unless `additionalProperties` speaks of them. */
function withIndex(schema: Schema, schemas: Schemas): Schema {
  const { patternProperties, ...rest } = schema;
  const others = [...(patternProperties?.values() ?? []), schema.additionalProperties ?? []].flat();
  const index = anyOf(schema, others);
  if (index.always === false) return rest;
  const listed = [...(schema.properties?.values() ?? [])];
  return { ...rest, additionalProperties: listed.every((one) => isWithin(one, index, schemas)) ? index : any(schema) };
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
function isWithin(schema: Schema, outer: Schema, schemas: Schemas): boolean {
  if (schema === outer || outer.always === true || schema.always === false) return true;
  if (outer.ref !== undefined) return schema.ref === outer.ref;
  if (FILES.has(schema.format)) return false;
  const isPlain = outer.types !== undefined && SHAPING.every((keyword) => outer[keyword] === undefined);
  const types = isPlain ? typesOf(schema, schemas) : undefined;
  return types?.every((type) => isAmong(type, outer.types ?? [])) === true;
}

function isAmong(type: JsonType, types: readonly JsonType[]): boolean {
  return types.includes(type) || (type === "integer" && types.includes("number"));
}
