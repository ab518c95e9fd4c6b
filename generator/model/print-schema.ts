import { isArray, isObject, type JsonObject, type JsonValue, newObject } from "../source/json.js";
import { mapOf, object } from "./json-object.js";
import type { JsonType, NamedSchema, Schema } from "./model.js";

export interface SchemaPrinter {
  readonly schemas: ReadonlyMap<string, NamedSchema>;
  readonly text: (text: string) => string;
  readonly key: (key: string) => string;
  readonly schema: (schema: Schema) => Schema;
}

/** Holds the values of an enum to which others may be added. */
export const OPEN_ENUM = "x-open-enum";

const texts = ["title", "description", "format"] as const;
const values = [
  ...(["deprecated", "readOnly", "writeOnly", "pattern", "uniqueItems"] as const),
  ...(["minLength", "maxLength", "minItems", "maxItems", "minContains", "maxContains"] as const),
  ...(["minProperties", "maxProperties", "multipleOf"] as const),
  ...(["minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum"] as const),
] as const;
const single = [
  ...(["items", "contains", "unevaluatedItems", "additionalProperties", "unevaluatedProperties"] as const),
  ...(["propertyNames", "not", "if", "then", "else"] as const),
] as const;
const lists = ["prefixItems", "allOf", "anyOf", "oneOf"] as const;
const maps = ["properties", "patternProperties", "dependentSchemas"] as const;

/**
 * A schema as JSON Schema 2020-12, without `discriminator`, which chooses and does not constrain (OpenAPI 3.1, 4.8.25). Of two
 * spellings with one meaning it takes the one that transforms do not stumble over: an enum lists what `type` allows and nothing
 * else, null as a constant is an enum, and `true` and `false` in lists are objects.
 */
export function printSchema(given: Schema, printer: SchemaPrinter): JsonObject | boolean {
  const schema = printer.schema(given);
  if (schema.always !== undefined) return schema.always;
  const printed = newObject();
  const target = schema.ref === undefined ? undefined : printer.schemas.get(schema.ref);
  if (target !== undefined) printed.$ref = `#/components/schemas/${target.name}`;
  if (schema.types !== undefined) printed.type = typeKeyword(schema.types);
  if (schema.open === true) printOpenEnum(schema, printed);
  else printEnum(schema, printed);
  for (const key of texts) if (schema[key] !== undefined) printed[key] = printer.text(schema[key]);
  for (const key of values) if (schema[key] !== undefined) printed[key] = schema[key];
  if (schema.default !== undefined) printed.default = printValue(schema.default, printer);
  if (schema.examples !== undefined) printed.examples = schema.examples.map((value) => printValue(value, printer));
  for (const key of single) if (schema[key] !== undefined) printed[key] = printSchema(schema[key], printer);
  for (const key of lists)
    if (schema[key] !== undefined) printed[key] = schema[key].map((item) => asObject(item, printer));
  for (const key of maps) if (schema[key] !== undefined) printed[key] = printMap(schema[key], printer);
  if (schema.required !== undefined) printed.required = schema.required.map(printer.key);
  if (schema.dependentRequired !== undefined) {
    printed.dependentRequired = mapOf(schema.dependentRequired);
  }
  return printed;
}

function typeKeyword(types: readonly JsonType[]): JsonValue {
  return types.length === 1 && types[0] !== undefined ? types[0] : types;
}

/** `const` and `enum` as one list of what is allowed; where `type` refuses every member, the type alone is kept. */
function printEnum(schema: Schema, printed: { [key: string]: JsonValue }): void {
  const { types } = schema;
  if (schema.const !== undefined && schema.const.value !== null) printed.const = schema.const.value;
  const listed = schema.const?.value === null ? [null] : schema.enum;
  const allowed = listed?.filter((value) => types === undefined || types.some((type) => isOfType(value, type)));
  if (allowed === undefined || allowed.length === 0) return;
  printed.enum = allowed;
  if (allowed.every(isObject)) delete printed.type;
  else if (types !== undefined) {
    const listed = types.filter((type) => allowed.some((value) => isOfType(value, type)));
    printed.type = typeKeyword(listed);
  }
}

/** An enum as a type whose known values stand beside it. */
function printOpenEnum({ enum: values = [], types }: Schema, printed: { [key: string]: JsonValue }): void {
  const allowed = values.filter((value) => types === undefined || types.some((type) => isOfType(value, type)));
  const left = allowed.length > 0 ? allowed : values;
  printed.type = typeKeyword(JSON_TYPES.filter((type) => left.some((value) => isOfType(value, type))));
  printed[OPEN_ENUM] = left;
}

/** Those of an open enum. */
const JSON_TYPES = ["string", "number", "null"] as const;

/** JSON Schema 2020-12, validation 6.1.1. */
function isOfType(value: JsonValue, type: JsonType): boolean {
  switch (type) {
    case "null":
      return value === null;
    case "array":
      return isArray(value);
    case "object":
      return isObject(value);
    case "integer":
      return Number.isInteger(value);
    default:
      return typeof value === type;
  }
}

function asObject(schema: Schema, printer: SchemaPrinter): JsonObject {
  const printed = printSchema(schema, printer);
  if (typeof printed !== "boolean") return printed;
  return object({ not: printed ? undefined : object({}) });
}

function printMap(schemas: ReadonlyMap<string, Schema>, printer: SchemaPrinter): JsonObject {
  return mapOf([...schemas].map(([key, schema]) => [printer.key(key), printSchema(schema, printer)]));
}

function printValue(value: JsonValue, printer: SchemaPrinter): JsonValue {
  return typeof value === "string" ? printer.text(value) : value;
}
