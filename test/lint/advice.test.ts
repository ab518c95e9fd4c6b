import { expect, test } from "vitest";
import { lint } from "../../generator/lint/index.js";
import { readDocument } from "./read.js";

const OWNER = "owner: { type: string, description: Populated only when status is KEPT. }";

async function rulesOf(schema: string): Promise<readonly string[]> {
  const text = `openapi: 3.1.0
info: { title: Pets, version: "1" }
servers: [{ url: https://api.example.test }]
paths: {}
components: { schemas: { Pet: ${schema} } }
`;
  return (await lint({ published: readDocument(text) })).map(({ rule }) => rule);
}

test.each([
  ["if and then", "if: { required: [status] }, then: { required: [owner] }"],
  ["if and else", "if: { required: [status] }, else: { properties: { owner: false } }"],
  ["if and then in a part", "allOf: [{ if: { required: [status] }, then: { required: [owner] } }]"],
  ["alternatives", "oneOf: [{ required: [owner] }, { required: [status] }]"],
  ["what depends on another field", "dependentRequired: { status: [owner] }"],
])("a field whose condition the document states is not said to have it in prose only: %s", async (_what, stated) => {
  expect(
    await rulesOf(
      `{ type: object, properties: { status: { type: string, enum: [FREE, KEPT] }, ${OWNER} }, ${stated} }`,
    ),
  ).toEqual([]);
});

test.each([
  ["nothing", "minProperties: 1"],
  ["another field", "if: { required: [owner] }, then: { required: [status] }"],
  ["no condition", "then: { required: [owner] }"],
])("a field whose condition is not stated is: %s", async (_what, stated) => {
  expect(
    await rulesOf(
      `{ type: object, properties: { status: { type: string, enum: [FREE, KEPT] }, ${OWNER} }, ${stated} }`,
    ),
  ).toEqual(["docs/conditional-field-only-in-prose"]);
});

test("a unit that the format states stands not in prose only", async () => {
  const born = "type: integer, description: Measured in seconds since the Unix epoch.";
  expect(await rulesOf(`{ type: object, properties: { born: { ${born} } } }`)).toEqual(["docs/unit-only-in-prose"]);
  expect(await rulesOf(`{ type: object, properties: { born: { ${born}, format: unix-time } } }`)).toEqual([]);
});
