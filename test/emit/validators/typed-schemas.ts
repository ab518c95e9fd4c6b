import fc from "fast-check";
import type { JsonObject, JsonValue } from "../../../generator/source/json.js";
import { anyValue } from "./schemas.js";

const key = fc.constantFrom("a", "b", "c");

/** Values of the keys that the schemas have, and of one that none has. */
export const typedValue: fc.Arbitrary<JsonValue> = anyValue(fc.constantFrom("a", "b", "c", "d"));

const a = { type: "string" };

/** What the schemas refer to, as `#/components/schemas/<name>`: objects, one of which may be null, and two that `a` tells apart. */
export const named: Readonly<Record<string, JsonObject>> = {
  Object: { type: "object", required: ["a"], properties: { a: {}, b: { type: ["integer", "string"] } } },
  Text: a,
  OrNull: { type: ["object", "null"], required: ["b"], properties: { a, b: {} } },
  Part: { allOf: [{ $ref: "#/components/schemas/Object" }, { required: ["b"] }] },
  Cat: { type: "object", required: ["a"], properties: { a: { enum: ["a", "zzz"] }, b: {} } },
  Dog: {
    type: ["object", "null"],
    required: ["a"],
    properties: { a: { type: "string", enum: ["ab", "abc", "4"] }, b: {} },
  },
};

const reference = fc.constantFrom(...Object.keys(named).filter((name) => name !== "Text")).map((name): JsonObject => {
  return { $ref: `#/components/schemas/${name}` };
});

/** Two that `a` chooses from. */
const discriminated = fc
  .tuple(fc.constantFrom("anyOf", "oneOf"), fc.constantFrom({ a: "Cat" }, { a: "Cat", ab: "Dog", abc: "Dog" }))
  .map(([name, mapping]): JsonObject => {
    const either = ["Cat", "Dog"].map((one) => ({ $ref: `#/components/schemas/${one}` }));
    return { [name]: either, discriminator: { propertyName: "a", mapping } };
  });

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
  const demands = fc.record({ required: fc.uniqueArray(key, { minLength: 1, maxLength: 2 }) });
  const demanding = fc
    .tuple(fc.constantFrom("anyOf", "oneOf"), fc.array(demands, { minLength: 1, maxLength: 3 }))
    .map(([name, list]): JsonObject => ({ [name]: list }));
  const choosing = fc.array(fc.oneof(...composed, demanding, reference, discriminated), { minLength: 1, maxLength: 3 });
  const beside = fc
    .tuple(fc.oneof(object, reference, demands), choosing)
    .map(([own, others]): JsonObject => Object.assign({}, own, ...others));
  const constant = value.map((one): JsonObject => ({ const: one }));
  const listed = fc.array(value, { minLength: 1, maxLength: 3 }).map((list): JsonObject => ({ enum: list }));
  const scalars = fc.oneof(primitive, constant, listed);
  const further = fc.oneof(object, pattern, array, beside, reference, discriminated, ...composed);
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
