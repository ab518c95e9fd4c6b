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
  ["two that a format nobody checks may tell apart", "{ oneOf: [{ format: a }, { format: b }], example: c }", []],
  ["two that a format tells apart", "{ oneOf: [{ format: date }, { format: uuid }], example: 2020-02-29 }", []],
  ["text, where a format is one of numbers", '{ format: int32, example: "2147483648" }', []],
  ["a number, where a format is one of text", "{ format: date, example: 20200229 }", []],
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

test.each([
  ["date", "2023-02-29", "a date (RFC 3339)"],
  ["date-time", "2020-01-01T10:00:00", "a date and time (RFC 3339)"],
  ["time", "10:00", "a time of day with an offset (RFC 3339)"],
  ["uuid", "b0a2-4c1f", "a UUID"],
  ["email", "joe at example.com", "an e-mail address"],
  ["hostname", "-a.example.com", "a host name"],
  ["uri", "www.example.com", "a URI"],
  ["ipv4", "10.0.0.256", "an IPv4 address"],
  ["ipv6", "::1::", "an IPv6 address"],
])("an example of the format %s that is %s is none of it", async (format, example, name) => {
  const text = JSON.stringify(example);
  expect(await mismatchesOf(`{ type: string, format: ${format}, example: ${text} }`)).toEqual([
    `The example is the string ${text}, which is not ${name}`,
  ]);
});

test.each([
  ["int32", 2147483648, "an integer of 32 bits"],
  ["int64", -1e19, "an integer of 64 bits"],
])("an example of the format %s that is %d does not fit it", async (format, example, name) => {
  expect(await mismatchesOf(`{ type: integer, format: ${format}, example: ${example} }`)).toEqual([
    `The example is ${example}, which is not ${name}`,
  ]);
});

test.each([
  [
    "a part describes",
    "{ allOf: [{ properties: { id: { type: string, readOnly: true } } }, { required: [id] }], example: {} }",
  ],
  [
    "a part of a part describes",
    "{ allOf: [{ allOf: [{ properties: { id: { readOnly: true } } }] }], required: [id], example: {} }",
  ],
  ["the whole describes", "{ properties: { id: { writeOnly: true } }, allOf: [{ required: [id] }], example: {} }"],
  [
    "a reference describes",
    "{ $defs: { Id: { type: string, readOnly: true } }, properties: { id: { $ref: '#/components/schemas/Pet/$defs/Id' } }, required: [id], example: {} }",
  ],
])("an example may lack what %s as sent one way", async (_what, schema) => {
  expect(await mismatchesOf(schema)).toEqual([]);
  expect(await mismatchesOf(schema.replace(/readOnly|writeOnly/, "deprecated"))).toEqual([
    "The example lacks the required property `id`",
  ]);
});
