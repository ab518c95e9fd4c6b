import { describe, expect, it } from "vitest";
import { refusedKeywords } from "../../generator/model/schema-keywords.js";
import type { JsonValue } from "../../generator/source/json.js";
import { placesOf, schemaOf } from "./documents.js";

const at = "/paths/~1pets/get/responses/200/content/application~1json/schema";

describe("a schema in the model", () => {
  it.each<[string, JsonValue, unknown]>([
    ["a type", { type: "string" }, { types: ["string"] }],
    ["several types, each once", { type: ["string", "null", "string"] }, { types: ["string", "null"] }],
    ["true", true, { always: true }],
    ["false", false, { always: false }],
    ["an enum of any values", { enum: ["a", 1, null] }, { enum: ["a", 1, null] }],
    ["null as a constant", { const: null }, { const: { value: null } }],
    ["limits of text", { minLength: 1, maxLength: 5, pattern: "^a" }, { minLength: 1, maxLength: 5, pattern: "^a" }],
    [
      "limits of numbers",
      { minimum: -1.5, exclusiveMaximum: 9, multipleOf: 0.5 },
      { minimum: -1.5, exclusiveMaximum: 9, multipleOf: 0.5 },
    ],
    [
      "what it says to people",
      { title: "T", description: "D", deprecated: true },
      { title: "T", description: "D", deprecated: true },
    ],
    ["a default that is null", { default: null }, { default: null }],
    ["our secret mark", { "x-concordat-secret": true }, { secret: true }],
    ["items", { type: "array", items: { type: "string" } }, { types: ["array"], items: { types: ["string"] } }],
    [
      "a tuple",
      { prefixItems: [{ type: "string" }, true] },
      { prefixItems: [{ types: ["string"] }, { always: true }] },
    ],
    ["properties", { properties: { a: {} }, required: ["a"] }, { properties: new Map([["a", {}]]), required: ["a"] }],
    ["closed objects", { additionalProperties: false }, { additionalProperties: { always: false } }],
    ["dependencies", { dependentRequired: { a: ["b"] } }, { dependentRequired: new Map([["a", ["b"]]]) }],
    ["no extension and no unknown annotation", { "x-other": 1, $comment: "c", xml: {} }, {}],
  ])("holds %s", (_, written, expected) => {
    const { schema, findings } = schemaOf(written);
    expect(schema).toEqual(expected);
    expect(findings).toEqual([]);
  });

  it.each<[string, JsonValue, string, unknown]>([
    ["a number as text", { minLength: "27" }, "/minLength", {}],
    ["a boolean as text", { uniqueItems: "true" }, "/uniqueItems", {}],
    ["half a character", { maxLength: 1.5 }, "/maxLength", {}],
    ["a negative count", { minItems: -1 }, "/minItems", {}],
    ["an unknown type", { type: "text", maxLength: 3 }, "/type", { maxLength: 3 }],
    ["an unknown type among known ones", { type: ["string", "text"] }, "/type/1", {}],
    ["null as a type", { type: null }, "/type", {}],
    ["an empty enum", { enum: [] }, "/enum", {}],
    ["a list of properties", { properties: [] }, "/properties", {}],
    [
      "a property that is text",
      { properties: { a: "string" } },
      "/properties/a",
      { properties: new Map([["a", { always: true }]]) },
    ],
    ["required as in OpenAPI 2 parameters", { required: true }, "/required", {}],
    ["a name that is no text", { required: ["a", 1] }, "/required/1", { required: ["a"] }],
    ["an empty allOf", { allOf: [] }, "/allOf", {}],
    ["a list of schemas as items", { items: [{}] }, "/items", { items: { always: true } }],
    ["zero as a step", { multipleOf: 0 }, "/multipleOf", {}],
    ["a number where a schema must stand", 7, "", { always: true }],
    ["a discriminator that is text", { discriminator: "kind" }, "/discriminator", {}],
    ["nullable as text", { nullable: "true" }, "/nullable", {}],
    ["a secret mark that is text", { "x-concordat-secret": "yes" }, "/x-concordat-secret", {}],
  ])("leaves out %s, and says where", (_, written, pointer, expected) => {
    const { schema, findings } = schemaOf(written);
    expect(placesOf(findings)).toEqual([`model/unusable-value ${at}${pointer}`]);
    expect(schema).toEqual(expected);
  });

  it("holds conditions", () => {
    const { schema } = schemaOf(JSON.parse('{"if":{"type":"string"},"then":true,"else":false}'));
    expect([schema.if, schema.then, schema.else]).toEqual([{ types: ["string"] }, { always: true }, { always: false }]);
  });

  it.each(refusedKeywords)("names %s as an assertion that it does not keep", (keyword) => {
    const { schema, findings } = schemaOf({ [keyword]: "#x" });
    expect(schema.unsupported).toEqual([keyword]);
    expect(placesOf(findings)).toEqual([`model/unsupported-keyword ${at}/${keyword}`]);
  });

  it("is anything below a nesting that no real document has", () => {
    let deep: JsonValue = { type: "string" };
    for (let level = 0; level < 2000; level++) deep = { items: deep };
    expect(placesOf(schemaOf(deep).findings)).toHaveLength(1);
    expect(schemaOf(deep).findings[0]?.rule).toBe("model/too-deep");
  });

  it("keeps names that mean something to JavaScript as names", () => {
    const properties = JSON.parse('{"__proto__":{"type":"string"},"constructor":{"type":"number"}}');
    const { schema } = schemaOf({ properties });
    expect([...(schema.properties ?? [])]).toEqual([
      ["__proto__", { types: ["string"] }],
      ["constructor", { types: ["number"] }],
    ]);
  });
});

describe("OpenAPI 3.0 words become JSON Schema 2020-12", () => {
  const schemas = { Pet: { type: "object" } };
  const ref = "/components/schemas/Pet";
  it.each<[string, JsonValue, unknown]>([
    ["nullable joins type", { type: "string", nullable: true }, { types: ["string", "null"] }],
    [
      "nullable joins enum",
      { type: "string", nullable: true, enum: ["a"] },
      { types: ["string", "null"], enum: ["a", null] },
    ],
    [
      "nullable does not join twice",
      { type: "string", nullable: true, enum: [null] },
      { types: ["string", "null"], enum: [null] },
    ],
    ["nullable: false is nothing", { type: "string", nullable: false }, { types: ["string"] }],
    ["nullable alone allows what was allowed", { nullable: true, title: "T" }, { title: "T" }],
    [
      "nullable beside a composition allows null beside it",
      { description: "D", nullable: true, allOf: [{ $ref: "#/components/schemas/Pet" }] },
      { description: "D", anyOf: [{ allOf: [{ ref }] }, { types: ["null"] }] },
    ],
    [
      "nullable beside $ref is meant, though the specification ignores it",
      { $ref: "#/components/schemas/Pet", nullable: true },
      { anyOf: [{ ref }, { types: ["null"] }] },
    ],
    ["exclusiveMinimum: true", { minimum: 3, exclusiveMinimum: true }, { exclusiveMinimum: 3 }],
    ["exclusiveMaximum: false", { maximum: 3, exclusiveMaximum: false }, { maximum: 3 }],
    ["exclusiveMinimum: true without a minimum", { exclusiveMinimum: true }, {}],
    ["example", { example: "a" }, { examples: ["a"] }],
    ["format: binary stays", { type: "string", format: "binary" }, { types: ["string"], format: "binary" }],
  ])("%s", (_, written, expected) => {
    for (const version of ["3.0", "3.1"] as const) {
      const { schema, findings } = schemaOf(written, { schemas, version });
      expect(schema).toEqual(expected);
      expect(findings).toEqual([]);
    }
  });

  it("drops what stands beside $ref in 3.0 and keeps it in 3.1", () => {
    const written = { $ref: "#/components/schemas/Pet", minProperties: 1, "x-concordat-secret": true };
    expect(schemaOf(written, { schemas, version: "3.0" }).schema).toEqual({ ref, secret: true });
    expect(schemaOf(written, { schemas, version: "3.1" }).schema).toEqual({ ref, minProperties: 1, secret: true });
  });

  it("leaves properties that are called like keywords alone", () => {
    const { schema } = schemaOf({ properties: { nullable: { type: "boolean" }, example: {} } }, { version: "3.0" });
    expect([...(schema.properties?.keys() ?? [])]).toEqual(["nullable", "example"]);
  });
});
