import { describe, expect, it } from "vitest";
import type { JsonObject } from "../../generator/source/json.js";
import { documentOf, modelOf, operationOf, placesOf, schemaOf, withoutPlaces } from "./documents.js";

describe("a reference between schemas", () => {
  it("stays a reference, and what it names is a named schema", () => {
    const { schema, model } = schemaOf({ $ref: "#/components/schemas/pet" }, { schemas: { pet: {}, other: {} } });
    expect(schema).toEqual({ ref: "/components/schemas/pet" });
    expect([...model.schemas.keys()]).toEqual(["/components/schemas/pet"]);
    expect(model.schemas.get("/components/schemas/pet")?.name).toBe("Pet");
  });

  it("leads on through named schemas, round a cycle too", () => {
    const schemas = {
      Pet: { properties: { owner: { $ref: "#/components/schemas/Owner" } } },
      Owner: { properties: { pets: { items: { $ref: "#/components/schemas/Pet" } } } },
    };
    const { model, findings } = schemaOf({ $ref: "#/components/schemas/Pet" }, { schemas });
    expect([...model.schemas.values()].map(({ name }) => name)).toEqual(["Pet", "Owner"]);
    expect(findings).toEqual([]);
  });

  it("may name any place, percent-encoded, an array's item too", () => {
    const schemas = { "a b/c": { allOf: [{ type: "string" }] } };
    const { schema, model } = schemaOf({ $ref: "#/components/schemas/a%20b~1c/allOf/0" }, { schemas });
    expect(schema.ref).toBe("/components/schemas/a b~1c/allOf/0");
    expect(withoutPlaces(model.schemas.get(schema.ref ?? "")?.schema)).toEqual({ types: ["string"] });
  });

  it.each([
    ["#/components/schemas/Nobody", "model/dangling-reference"],
    ["#/components/schemas/__proto__", "model/dangling-reference"],
    ["#/components/schemas/Pet/toString", "model/dangling-reference"],
    ["#/components/schemas/Pet%", "model/dangling-reference"],
    ["#anchor", "model/dangling-reference"],
    ["other.yaml#/Pet", "model/remote-reference"],
    ["https://example.com/pet.json", "model/remote-reference"],
    ["", "model/remote-reference"],
  ])("that is %s allows everything, with a finding", (reference, rule) => {
    const { schema, findings } = schemaOf({ $ref: reference, type: "string" }, { schemas: { Pet: {} } });
    expect(schema).toEqual({ always: true });
    expect(findings.map((finding) => finding.rule)).toEqual([rule]);
    expect(findings[0]?.location.pointer).toMatch(/\/schema\/\$ref$/);
  });

  it("from a discriminator's mapping is a pointer, whether it was written as one or as a name", () => {
    const { schema } = schemaOf(
      {
        discriminator: {
          propertyName: "kind",
          mapping: { cat: "Cat", dog: "#/components/schemas/Dog", cow: "My/Co%w~" },
        },
      },
      { schemas: { Cat: {}, Dog: {}, "My/Co%w~": {} } },
    );
    expect(schema.discriminator).toEqual({
      propertyName: "kind",
      mapping: new Map([
        ["cat", "/components/schemas/Cat"],
        ["dog", "/components/schemas/Dog"],
        ["cow", "/components/schemas/My~1Co%w~0"],
      ]),
    });
  });
});

describe("a reference to another object", () => {
  const components: JsonObject = {
    parameters: {
      Id: { name: "id", in: "path", required: true, schema: { type: "string" } },
      Chain: { $ref: "#/components/parameters/Id" },
    },
    responses: { Lost: { description: "gone", headers: { "X-Id": { $ref: "#/components/headers/Id" } } } },
    headers: { Id: { required: true, schema: { type: "integer" } } },
    requestBodies: {
      Pet: {
        required: true,
        content: { "application/json": { examples: { a: { $ref: "#/components/examples/A" } } } },
      },
    },
    examples: { A: { summary: "an example", value: { name: "Rex" } } },
    securitySchemes: {
      key: { $ref: "#/components/securitySchemes/real" },
      real: { type: "apiKey", in: "query", name: "k" },
    },
  };

  it("is replaced by it, and the model knows the object's own place", () => {
    const { operation, model, findings } = operationOf(
      {
        parameters: [{ $ref: "#/components/parameters/Chain" }],
        requestBody: { $ref: "#/components/requestBodies/Pet" },
        responses: { "404": { $ref: "#/components/responses/Lost" }, "410": { $ref: "#/components/responses/Lost" } },
      },
      { components, method: "post", path: "/pets/{id}" },
    );
    expect(findings).toEqual([]);
    expect(operation.parameters[0]).toMatchObject({ name: "id", pointer: "/components/parameters/Id" });
    expect(operation.requestBody?.content[0]?.examples[0]).toMatchObject({ name: "a", value: { name: "Rex" } });
    expect(operation.responses.map(({ status, headers }) => [status, headers[0]?.name, headers[0]?.required])).toEqual([
      [{ kind: "code", code: 404 }, "X-Id", true],
      [{ kind: "code", code: 410 }, "X-Id", true],
    ]);
    expect(model.securitySchemes.get("key")).toMatchObject({ kind: "apiKey", name: "key", parameter: "k" });
  });

  it("names a path item as well", () => {
    const { model } = modelOf(
      documentOf({ paths: { "/a": { $ref: "#/x-items/a" } }, "x-items": { a: { get: { operationId: "readA" } } } }),
    );
    expect(model.operations[0]).toMatchObject({ name: "readA", path: "/a", pointer: "/x-items/a/get" });
  });

  it("that dangles or goes round leaves the object out", () => {
    const { operation, findings } = operationOf(
      { parameters: [{ $ref: "#/a" }, { $ref: "#/components/parameters/Loop" }] },
      { components: { parameters: { Loop: { $ref: "#/components/parameters/Loop" } } } },
    );
    expect(operation.parameters).toEqual([]);
    expect(placesOf(findings)).toEqual([
      "model/dangling-reference /paths/~1pets/get/parameters/0/$ref",
      "model/reference-cycle /paths/~1pets/get/parameters/1",
    ]);
  });

  it("to an object of another kind is read as the kind that is asked for", () => {
    const { operation } = operationOf(
      {
        parameters: [{ $ref: "#/components/responses/Lost" }],
        responses: { "404": { $ref: "#/components/responses/Lost" } },
      },
      { components },
    );
    expect(operation.parameters).toEqual([]);
    expect(operation.responses[0]?.description).toBe("gone");
  });
});
