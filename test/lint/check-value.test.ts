import { expect, test } from "vitest";
import { lint } from "../../generator/lint/index.js";
import { readDocument } from "./read.js";

async function mismatchesOf(schema: string): Promise<readonly string[]> {
  const text = `openapi: 3.1.0
info: { title: Pets, version: "1" }
servers: [{ url: https://api.example.test }]
paths: {}
components: { schemas: { Pet: ${schema} } }
`;
  const findings = await lint({ published: readDocument(text) });
  return findings.filter(({ rule }) => rule === "example/schema-mismatch").map(({ message }) => message);
}

const TWO = "fits 2 alternatives of a `oneOf`, which allows one";

test.each([
  ["both alternatives", "{ oneOf: [{ type: string }, { minLength: 1 }], example: a }", [`The example ${TWO}`]],
  ["one alternative", "{ oneOf: [{ type: string }, { type: integer }], example: a }", []],
  ["both of anyOf", "{ anyOf: [{ type: string }, { minLength: 1 }], example: a }", []],
  ["two that a format tells apart", "{ oneOf: [{ format: date }, { format: uuid }], type: string, example: a }", []],
  ["two of which one has a pattern", "{ oneOf: [{ type: string }, { pattern: ^b }], type: string, example: a }", []],
  ["two that `not` tells apart", "{ oneOf: [{ type: string }, { not: { const: a } }], example: a }", []],
  [
    "two, whose pattern is for text",
    "{ oneOf: [{ type: integer }, { pattern: ^b }], example: 1 }",
    [`The example ${TWO}`],
  ],
  [
    "two, the limit excluded in one",
    "{ oneOf: [{ minimum: 1 }, { exclusiveMinimum: 1 }], type: integer, example: 1 }",
    [],
  ],
  [
    "too few members",
    "{ type: object, minProperties: 1, example: {} }",
    ["The example has the number of members 0, and `minProperties` is 1"],
  ],
])("an example that fits %s", async (_what, schema, expected) => {
  expect(await mismatchesOf(schema)).toEqual(expected);
});
