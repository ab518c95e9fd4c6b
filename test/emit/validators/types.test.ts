import fc from "fast-check";
import { expect, test } from "vitest";
import { typedModel } from "../../../generator/emit/typed-model.js";
import { emitWireTypes } from "../../../generator/emit/wire-types.js";
import { isArray, isObject, type JsonObject, type JsonValue } from "../../../generator/source/json.js";
import { documentOf, modelOf } from "../../model/documents.js";
import { typeErrors } from "../typescript.js";
import { compileOne } from "./compile.js";
import { named, typedSchema, typedValue } from "./typed-schemas.js";

/** A value and the schema that it is said to be one of. */
interface Claim {
  readonly schema: JsonObject;
  readonly value: JsonValue;
}

/** The claims that the types of their schemas refuse, with what the compiler says. */
function refused(claims: readonly Claim[]): string[] {
  const names = new Map([...new Set(claims.map(({ schema }) => schema))].map((schema, index) => [schema, `S${index}`]));
  const refs = [...names.values()].map((name) => ({ $ref: `#/components/schemas/${name}` }));
  const content = { "application/json": { schema: { anyOf: refs } } };
  const schemas = { ...named, ...Object.fromEntries([...names].map(([schema, name]) => [name, schema])) };
  const paths = { "/": { get: { responses: { 200: { description: "", content } } } } };
  const { text } = emitWireTypes(typedModel(modelOf(documentOf({ paths, components: { schemas } })).model));
  const users = claims.map(({ schema, value }, index): [string, string] => {
    const type = `components["schemas"]["${names.get(schema)}"]`;
    const use = `declare const value: ${typeOf(value)};\nexport const claimed: ${type} = value;\n`;
    return [`${index}.ts`, `import type { components } from "./wire.js";\n${use}`];
  });
  const errors = typeErrors({ "wire.ts": text, ...Object.fromEntries(users) });
  return errors.map((error) => `${JSON.stringify(claims[Number.parseInt(error, 10)])} ${error}`);
}

/** The narrowest type of a value. One that is declared, and not written, may have members that the other type does not list. */
function typeOf(value: JsonValue): string {
  if (isArray(value)) return `[${value.map(typeOf).join(", ")}]`;
  if (!isObject(value)) return JSON.stringify(value);
  const members = Object.entries(value).map(([key, member]) => `${JSON.stringify(key)}: ${typeOf(member)}`);
  return `{ ${members.join("; ")} }`;
}

test("a value that the validator accepts is of the generated type", () => {
  const runs = { seed: 20_261_121, numRuns: 150 };
  const schemas = fc.sample(typedSchema, runs);
  const drawn = fc.sample(fc.array(typedValue, { minLength: 400, maxLength: 400 }), runs);
  const claims = schemas.flatMap((schema, index) => {
    const { is } = compileOne({ ...schema, components: { schemas: named } });
    const different = new Map((drawn[index] ?? []).filter((value) => is(value)).map((value) => [typeOf(value), value]));
    return [...different.values()].slice(0, 10).map((value): Claim => ({ schema, value }));
  });
  expect(refused(claims)).toEqual([]);
  expect(claims.length).toBeGreaterThan(200);
  expect(new Set(claims.map(({ schema }) => schema)).size).toBeGreaterThan(40);
});

const part: JsonObject = {
  type: "object",
  allOf: [{ type: "object", required: ["a"], properties: { a: { type: "string" } } }],
};

test.each<[string, JsonObject, JsonValue]>([
  [
    "a listed property of another type than the others",
    { type: "object", properties: { id: { type: "integer" } }, additionalProperties: { type: "string" } },
    { id: 1, name: "a" },
  ],
  [
    "keys of several patterns",
    {
      type: "object",
      patternProperties: { "^a": { type: "integer" }, "^b": { type: "string" } },
      additionalProperties: false,
    },
    { a: 1, b: "b" },
  ],
  [
    "a tuple that lacks its end",
    { type: "array", prefixItems: [{ type: "string" }, { type: "integer" }], items: false },
    ["a"],
  ],
  [
    "arrays in an array",
    { type: "array", items: { allOf: [{ type: "array", items: { type: "string" } }] } },
    [["a"], []],
  ],
  ["any number of arrays that are constants", { type: "array", items: { const: ["a", 1] } }, [["a", 1]]],
  ["a tuple that goes on", { type: "array", prefixItems: [{ type: "string" }], minItems: 1 }, ["a", 2]],
  [
    "properties beside those that parts list",
    { ...part, unevaluatedProperties: { type: "integer" } },
    { a: "a", d: 1 },
  ],
  [
    "items beside a tuple",
    { type: "array", prefixItems: [{ type: "string" }], unevaluatedItems: { type: "integer" } },
    ["a", 2],
  ],
])("a type allows %s", (_what, schema, value) => {
  expect(refused([{ schema, value }])).toEqual([]);
});

test.each<[string, JsonObject, JsonValue]>([
  ["another value in a map", { type: "object", additionalProperties: { type: "string" } }, { a: 1 }],
  [
    "another value beside a property whose type the others have",
    { type: "object", properties: { id: { type: "string" } }, additionalProperties: { type: "string" } },
    { a: 1 },
  ],
  [
    "another item of a tuple that has an end",
    { type: "array", prefixItems: [{ type: "string" }, { type: "integer" }], minItems: 2, items: false },
    [1, "a"],
  ],
  ["another first item of a tuple that may lack it", { type: "array", prefixItems: [{ type: "string" }] }, [1]],
  [
    "another item after a tuple",
    { type: "array", prefixItems: [{ type: "string" }], items: { type: "integer" } },
    ["a", "b"],
  ],
  ["an item that no place is for", { type: "array", prefixItems: [{ type: "string" }], maxItems: 1 }, ["a", "b"]],
  ["an item where none may be", { type: "array", items: false }, [1]],
  ["an item that no other keyword knows", { type: "array", unevaluatedItems: { type: "integer" } }, ["a"]],
  ["a property where none may be", { type: "object", additionalProperties: false }, { a: 1 }],
  [
    "a property that no other keyword knows",
    { type: "object", unevaluatedProperties: { type: "integer" } },
    { a: "a" },
  ],
  [
    "another value beside a property that a reference says",
    {
      type: "object",
      properties: { b: { $ref: "#/components/schemas/Text" } },
      additionalProperties: { type: "string" },
    },
    { a: 1 },
  ],
])("a type refuses %s", (_what, schema, value) => {
  expect(refused([{ schema, value }])).toHaveLength(1);
});
