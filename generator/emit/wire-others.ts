import type { JsonType, NamedSchema, Schema } from "../model/model.js";
import { FILE_FORMAT, RECEIVED_FILE_FORMAT } from "./typed-model.js";
import { typesOf } from "./wire-types-of.js";

type Schemas = ReadonlyMap<string, NamedSchema>;

/** A schema with what it says of the properties that it does not list as one index, `additionalProperties`, and the same of items. */
export function withOthers(schema: Schema, schemas: Schemas): Schema {
  return withIndex(withRest(schema), schemas);
}

/** The keywords that apply more schemas to the same value. */
const EVALUATING = [
  ...(["ref", "allOf", "anyOf", "oneOf", "if", "then", "else", "dependentSchemas"] as const),
] satisfies readonly (keyof Schema)[];

/**
 * What is said of the properties and items that no other keyword evaluates, as of those that nothing lists: it is the same where no
 * part of the schema could evaluate more (JSON Schema 2020-12, core 11). Else there may be any.
 */
function withRest(schema: Schema): Schema {
  const { additionalProperties, contains, items, unevaluatedItems, unevaluatedProperties } = schema;
  if (unevaluatedItems === undefined && unevaluatedProperties === undefined) return schema;
  const isAlone = EVALUATING.every((keyword) => schema[keyword] === undefined);
  const properties = additionalProperties ?? (isAlone ? unevaluatedProperties : any(schema));
  const hasOthers = isAlone || unevaluatedProperties?.always !== false;
  return {
    ...schema,
    ...(unevaluatedProperties !== undefined && hasOthers && { additionalProperties: properties }),
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
