import fc from "fast-check";
import { expect, test } from "vitest";
import { formats } from "../../generator/cli/formats/index.js";
import { lint } from "../../generator/lint/index.js";
import { readDocument } from "./read.js";

const KEYS = [
  "paths",
  "/pets/{id}",
  "get",
  "post",
  "parameters",
  "responses",
  "200",
  "4XX",
  "default",
  "content",
  "application/json",
  "schema",
  "properties",
  "status",
  "type",
  "enum",
  "items",
  "allOf",
  "oneOf",
  "anyOf",
  "$ref",
  "required",
  "nullable",
  "minLength",
  "example",
  "examples",
  "value",
  "components",
  "schemas",
  "securitySchemes",
  "security",
  "servers",
  "url",
  "description",
  "name",
  "in",
  "__proto__",
  "constructor",
  "x-concordat-operations",
  "requestBody",
];
const TEXTS = [
  "string",
  "object",
  "number",
  "path",
  "header",
  "id",
  "27",
  "true",
  "#/components/schemas/status",
  "#/",
  "#/paths/~1pets~1{id}",
  "Only FREE pets can be taken.",
  "Possible HTTP status codes: 401, 404.",
  "",
];

const { value } = fc.letrec((tie) => ({
  value: fc.oneof(
    { maxDepth: 7, depthSize: "medium" },
    fc.constantFrom(...TEXTS),
    fc.constantFrom(null, true, false, 0, 7, -1.5),
    tie("list"),
    tie("object"),
    tie("object"),
  ),
  list: fc.array(tie("value"), { maxLength: 4 }),
  object: fc
    .uniqueArray(fc.tuple(fc.constantFrom(...KEYS), tie("value")), { maxLength: 6, selector: ([key]) => key })
    .map((entries) => {
      const object: Record<string, unknown> = {};
      for (const [key, entry] of entries) Object.defineProperty(object, key, { value: entry, enumerable: true });
      return object;
    }),
}));

test("no document makes the engine throw, a rule fail, or a finding stand nowhere", async () => {
  await fc.assert(
    fc.asyncProperty(fc.constantFrom("3.0.3", "3.1.0", "3.2.0"), value, value, async (openapi, paths, components) => {
      const published = readDocument(JSON.stringify({ openapi, paths, components }), { file: "pets.json" });
      const findings = await lint({ published });
      expect(
        findings.filter(({ rule, message }) => rule === "lint/internal" && !message.includes("The OpenAPI rules")),
      ).toEqual([]);
      for (const { location, message } of findings) {
        expect(message).not.toBe("");
        expect(location.line).toBeGreaterThanOrEqual(1);
        expect(location.line).toBeLessThanOrEqual(published.source.lineStarts.length);
      }
      for (const format of formats.values())
        expect(format(findings, { frame: true, sourceOf: () => published.source })).not.toBe("");
    }),
    { numRuns: 150, seed: 7 },
  );
});

test("a schema that refers to itself in many ways is given up, and not followed for ever", async () => {
  const both = (name: string) => ({
    allOf: [{ $ref: `#/components/schemas/${name}` }, { $ref: `#/components/schemas/${name}` }],
  });
  const chain = Object.fromEntries(
    Array.from({ length: 60 }, (_unused, index) => [`S${index}`, both(`S${(index + 1) % 60}`)]),
  );
  const schemas = { ...chain, Pet: { ...both("S0"), example: { name: "Rex" } } };
  const document = readDocument(
    JSON.stringify({ openapi: "3.1.0", info: { title: "Pets", version: "1" }, paths: {}, components: { schemas } }),
    { file: "pets.json" },
  );
  const findings = await lint({ published: document });
  expect(findings.filter(({ rule }) => rule === "lint/internal")).toEqual([]);
}, 20_000);
