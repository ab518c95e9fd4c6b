import fc from "fast-check";
import type { JsonObject, JsonValue } from "../../../generator/source/json.js";
import { anyValue } from "./schemas.js";

const key = fc.constantFrom("a", "b", "c");

/** Values of the keys that the schemas have, and of one that none has. */
export const typedValue: fc.Arbitrary<JsonValue> = anyValue(fc.constantFrom("a", "b", "c", "d"));

/**
 * Schemas that say of every value what type it has, as people write them: types take a schema with `properties` for one of
 * objects, and one with `patternProperties` for one of no other keys, where JSON Schema leaves both open.
 */
export const typedSchema: fc.Arbitrary<JsonObject> = fc.letrec<{ schema: JsonObject }>((tie) => {
  const schema = tie("schema");
  const map = (keys: fc.Arbitrary<string>) => fc.dictionary(keys, schema, { maxKeys: 3, noNullPrototype: true });
  const object = some({
    type: fc.constantFrom("object", ["object", "null"], ["object", "string"]),
    properties: map(key),
    required: fc.uniqueArray(key, { maxLength: 2 }),
    additionalProperties: fc.oneof(fc.boolean(), schema),
    unevaluatedProperties: fc.boolean(),
    nullable: fc.boolean(),
    not: schema,
  }).map(withOneRequired);
  const pattern = some({
    type: fc.constant("object"),
    properties: map(key),
    patternProperties: map(fc.constantFrom("^a", "[bc]")),
    additionalProperties: fc.oneof(fc.constant(false), schema),
  }).map(withOneRequired);
  const array = some({
    type: fc.constantFrom("array", ["array", "null"], ["array", "integer"]),
    items: fc.oneof(fc.boolean(), schema),
    prefixItems: fc.array(schema, { minLength: 1, maxLength: 2 }),
    minItems: fc.nat(2),
    maxItems: fc.nat(2),
    contains: schema,
    nullable: fc.boolean(),
  });
  const value = anyValue(key);
  const primitive = some({
    type: fc.constantFrom("string", "integer", "number", "boolean", "null", ["string", "null"], ["number", "string"]),
    enum: fc.array(value, { minLength: 1, maxLength: 4 }),
    nullable: fc.boolean(),
  });
  const composed = ["allOf", "anyOf", "oneOf"].map((name) =>
    fc.array(schema, { minLength: 1, maxLength: 3 }).map((list): JsonObject => ({ [name]: list })),
  );
  const beside = fc.tuple(object, fc.oneof(...composed)).map(([own, other]): JsonObject => ({ ...own, ...other }));
  const constant = value.map((one): JsonObject => ({ const: one }));
  const listed = fc.array(value, { minLength: 1, maxLength: 3 }).map((list): JsonObject => ({ enum: list }));
  const scalars = fc.oneof(primitive, constant, listed);
  const further = fc.oneof(object, pattern, array, beside, ...composed);
  return { schema: fc.oneof({ maxDepth: 2 }, scalars, { arbitrary: further, weight: 4 }) };
}).schema;

/** An object that has a type, and any of the other members; with a pattern, what is said of other keys too. */
function some(members: Readonly<Record<string, fc.Arbitrary<JsonValue>>>): fc.Arbitrary<JsonObject> {
  const requiredKeys = "patternProperties" in members ? ["type", "additionalProperties"] : ["type"];
  return fc.record(members, { requiredKeys, noNullPrototype: true });
}

/** Where all properties are optional, TypeScript takes a value that has none of them for a slip. */
function withOneRequired({ properties, required, ...rest }: JsonObject): JsonObject {
  if (properties === undefined) return rest;
  const names = new Set(["a", ...(Array.isArray(required) ? required : [])]);
  return { ...rest, properties: { a: {}, ...Object(properties) }, required: [...names] };
}
