import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { buildModel } from "../../generator/model/build.js";
import { isContainer, type JsonObject, type JsonValue } from "../../generator/source/json.js";
import { locate } from "../../generator/source/origin.js";
import { parsePointer } from "../../generator/source/pointer.js";
import { documentFrom, documentOf, modelOf } from "./documents.js";

const text = `openapi: 3.0.3
info: { title: Shop, description: All of it, version: 1.2.3 }
servers:
  - url: https://{region}.example
    variables: { region: { default: eu } }
security: [{ key: [] }]
paths:
  /pets/{id}:
    parameters:
      - $ref: '#/components/parameters/Id'
    get:
      operationId: readPet
      tags: [pets]
      responses:
        "200":
          description: The pet
          headers: { X-Id: { schema: { type: string } } }
          content:
            application/json:
              schema: { $ref: '#/components/schemas/Pet' }
              examples: { rex: { value: { name: Rex } } }
        4XX: { $ref: '#/components/responses/Error' }
    post:
      requestBody:
        content:
          multipart/form-data:
            schema: { type: object, properties: { photo: { type: string, format: binary } } }
            encoding: { photo: { contentType: image/png } }
      responses: { default: { description: Done } }
components:
  parameters:
    Id: { name: id, in: path, required: true, schema: { type: string, nullable: true } }
  responses:
    Error: { description: Refused, content: { application/json: { schema: { $ref: '#/components/schemas/Error' } } } }
  schemas:
    Pet:
      type: object
      required: [name]
      properties:
        name: { type: string, minLength: 1 }
        owner: { nullable: true, allOf: [{ $ref: '#/components/schemas/Pet' }] }
        kind: { type: string, enum: [cat, dog], nullable: true }
      discriminator: { propertyName: kind, mapping: { cat: Pet } }
    Error: { type: object, additionalProperties: { type: integer, minimum: 0, exclusiveMinimum: true } }
  securitySchemes:
    key: { type: apiKey, name: X-Key, in: header }
`;

describe("a model", () => {
  const document = documentFrom(text, "3.0");
  const { model, findings } = modelOf(document);

  it("is built without findings from a sound document", () => {
    expect(findings).toEqual([]);
    expect(model).toMatchObject({ title: "Shop", description: "All of it" });
    expect(model.operations.map(({ name }) => name)).toEqual(["readPet", "postPetsId"]);
    expect([...model.schemas.values()].map(({ name }) => name)).toEqual(["Pet", "ErrorSchema"]);
  });

  it("knows where each of its nodes stands", () => {
    const nodes: { location: { pointer: string }; pointer: string }[] = [];
    const collect = (value: unknown): void => {
      if (value instanceof Map) for (const item of value.values()) collect(item);
      else if (Array.isArray(value)) for (const item of value) collect(item);
      else if (typeof value === "object" && value !== null) {
        if ("location" in value && "pointer" in value) nodes.push(value as never);
        for (const item of Object.values(value)) collect(item);
      }
    };
    collect([model.servers, model.operations, model.schemas, model.securitySchemes]);
    expect(nodes.length).toBeGreaterThan(30);
    for (const { location, pointer } of nodes) {
      expect(location).toEqual(locate(document.root, parsePointer(pointer) ?? []));
    }
    expect(model.operations[0]?.location).toMatchObject({ file: "openapi.yaml", line: 12, column: 7 });
  });

  it("is the same for the same document", () => {
    expect(modelOf(documentFrom(text, "3.0")).model.operations).toEqual(model.operations);
  });

  it("names itself after the provider where there is no title", () => {
    expect(modelOf(documentOf({})).model.title).toBe("shop");
  });
});

describe("an operation whose page states no address", () => {
  const waiting = { "x-concordat-operations": { closeSession: { summary: "Close" } } };

  it("is an error and no operation", () => {
    const { model, findings } = modelOf(documentOf({ paths: {}, ...waiting }));
    expect(model.operations).toEqual([]);
    expect(findings).toMatchObject([
      {
        rule: "model/operation-without-address",
        severity: "error",
        location: { pointer: "/x-concordat-operations/closeSession" },
      },
    ]);
    expect(findings[0]?.message).toContain("no method and no path");
  });

  it("is none once it has moved", () => {
    expect(modelOf(documentOf({ "x-concordat-operations": {} })).findings).toEqual([]);
  });
});

it("Swagger 2.0 is a finding and no model", () => {
  const { value, findings } = buildModel(documentOf({ swagger: "2.0" }, "2.0"));
  expect(value).toBeUndefined();
  expect(findings).toMatchObject([{ rule: "model/swagger-2", location: { file: "openapi.json", pointer: "" } }]);
});

describe("a document that lies", () => {
  const root = documentFrom(text, "3.0").root;
  const places: (readonly string[])[] = [];
  const collect = (value: JsonValue, way: readonly string[]): void => {
    places.push(way);
    if (isContainer(value)) for (const [key, item] of Object.entries(value)) collect(item, [...way, key]);
  };
  collect(root, []);

  const reference = fc.constantFrom(
    ...places.map((way) => ({
      $ref: `#${way.map((token) => `/${token.replaceAll("~", "~0").replaceAll("/", "~1")}`).join("")}`,
    })),
  );
  const json = fc.oneof(
    fc.jsonValue({ maxDepth: 3 }),
    reference,
    fc.constantFrom(...places.map((way) => at(root, way))),
  ) as fc.Arbitrary<JsonValue>;

  it("at any place and in any way gives a model with findings, and never an exception", () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.constantFrom(...places), json), { minLength: 1, maxLength: 4 }), (changes) => {
        let changed: JsonValue = root;
        for (const [way, value] of changes) changed = put(changed, way, value);
        const { value, findings } = buildModel(
          documentOf(
            typeof changed === "object" && changed !== null && !Array.isArray(changed) ? (changed as JsonObject) : {},
            "3.0",
          ),
        );
        expect(value?.openapi31.openapi).toBe("3.1.1");
        for (const finding of findings) expect(finding.message.length).toBeLessThan(2000);
      }),
      { numRuns: 3000 },
    );
  });
});

function at(value: JsonValue, way: readonly string[]): JsonValue {
  return way.reduce<JsonValue>(
    (inner, key) => (isContainer(inner) ? ((inner as JsonObject)[key] ?? null) : null),
    value,
  );
}

/** The value with another one at `way`; the way may lead nowhere by now. */
function put(value: JsonValue, way: readonly string[], item: JsonValue): JsonValue {
  const [key, ...rest] = way;
  if (key === undefined) return item;
  if (!isContainer(value)) return value;
  const copy = (Array.isArray(value) ? [...value] : Object.assign(Object.create(null), value)) as Record<
    string,
    JsonValue
  >;
  copy[key] = put(copy[key] ?? null, rest, item);
  return copy as JsonObject;
}
