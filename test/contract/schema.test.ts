import { describe, expect, it } from "vitest";
import { enumOf, isPlace, type Place, placeAt, typesOf } from "../../generator/contract/schema.js";
import { SourceText } from "../../generator/source/text.js";
import { documentOf, modelOf } from "./documents.js";

/** The place at `path` below the body of a document whose schemas are given as YAML, the first named `Body`. */
function place(schemas: string, path: readonly string[]): Place | undefined {
  const text = `openapi: 3.1.0
info: { title: Test, version: "1" }
paths:
  /x:
    get:
      responses:
        "200":
          description: ""
          content: { application/json: { schema: { $ref: "#/components/schemas/Body" } } }
components:
  schemas:
${schemas.replace(/^/gm, "    ")}
`;
  const model = modelOf(documentOf(new SourceText("test.yaml", text)));
  const schema = model.operations[0]?.responses[0]?.content[0]?.schema;
  if (schema === undefined) throw new Error("no body");
  const found = placeAt(model, schema, path);
  return isPlace(found) ? found : undefined;
}

describe("a place in a body", () => {
  it("is found through references, `allOf` and alternatives", () => {
    const found = place(
      `Body: { allOf: [{ $ref: "#/components/schemas/A" }, { required: [state] }] }
A: { oneOf: [{ type: object, properties: { state: { const: on } } }, { type: object, properties: { state: { enum: [off, half] } } }] }`,
      ["state"],
    );
    expect(found?.required).toBe(true);
    expect(found === undefined ? undefined : enumOf(found)?.values).toEqual(["on", "off", "half"]);
  });

  it("is required only where every object on the way is there", () => {
    const inner = "b: { type: string }";
    const of = (a: string) =>
      place(
        `Body: { type: object, required: [a], properties: { a: { ${a}, required: [b], properties: { ${inner} } } } }`,
        ["a", "b"],
      );
    expect(of("type: object")?.required).toBe(true);
    expect(of("type: [object, 'null']")?.required).toBe(false);
  });

  it("has no enumeration where one alternative is open", () => {
    const found = place("Body: { type: object, properties: { s: { anyOf: [{ enum: [a] }, { type: string }] } } }", [
      "s",
    ]);
    expect(found === undefined ? "none" : enumOf(found)).toBeUndefined();
  });

  it("leaves null out of an enumeration and in the types", () => {
    const found = place("Body: { type: object, properties: { s: { type: [string, 'null'], enum: [a, null] } } }", [
      "s",
    ]);
    expect(found === undefined ? undefined : [enumOf(found)?.values, [...typesOf(found)]]).toEqual([
      ["a"],
      ["string", "null"],
    ]);
  });

  it("is nothing that is not declared", () => {
    expect(place("Body: { type: object, properties: { a: {} }, additionalProperties: {} }", ["b"])).toBeUndefined();
    expect(place("Body: { type: object, additionalProperties: { type: string } }", ["any"])?.required).toBe(false);
    expect(
      place("Body: { type: object, properties: { __proto__: { type: string } } }", ["constructor"]),
    ).toBeUndefined();
  });

  it("is found in bounded work, and what was not looked at is not known", () => {
    const levels = Array.from({ length: 40 }, (_, index) => {
      const next = `{ $ref: "#/components/schemas/L${index + 1}" }`;
      return `L${index}: { anyOf: [${next}, ${next}] }`;
    });
    const schemas = [
      "Body: { type: object, properties: { s: { $ref: '#/components/schemas/L0' } } }",
      ...levels,
      "L40: { enum: [a] }",
    ];
    const found = place(schemas.join("\n"), ["s"]);
    expect(found === undefined ? "none" : enumOf(found)).toBeUndefined();
    expect(found?.variants.length).toBeLessThan(100);
  });
});
