import { createConfig } from "@redocly/openapi-core";
import { expect, test } from "vitest";
import { catalogue, lint, ruleIds } from "../../generator/lint/index.js";
import { readDocument } from "./read.js";

const covered = catalogue.flatMap(({ id, covers = [] }) => covers.map((one) => [id, one.rule] as const));

test.each(covered)("%s covers %s, which is a rule of ours or of the other linter", async (_by, rule) => {
  const { rules } = await createConfig({ extends: ["all"] });
  const theirs = Object.values(rules).flatMap((ofVersion) => Object.keys(ofVersion));
  const name = rule.replace(/^openapi\//, "");
  expect(ruleIds.has(rule) || (rule.startsWith("openapi/") && theirs.includes(name))).toBe(true);
});

test("a remark on a node hides no defect of the node", async () => {
  const text = `openapi: 3.0.3
info: { title: Pets, version: "1" }
servers: [{ url: https://api.example.test }]
paths:
  /pets:
    get:
      responses: { "200": { description: Pets, content: { application/json: { schema: { $ref: "#/components/schemas/Pet" } } } } }
components:
  schemas:
    Pet:
      type: object
      properties:
        kind: { type: strng }
`;
  const drafts = [
    {
      rule: "docs/open-enum",
      message: "More values are to come",
      location: {
        file: "example/source.yaml",
        line: 13,
        column: 22,
        endLine: 13,
        endColumn: 27,
        pointer: "/components/schemas/Pet/properties/kind/type",
      },
    },
    {
      rule: "model/unsupported-keyword",
      message: "if asserts something that is not checked",
      location: {
        file: "example/source.yaml",
        line: 13,
        column: 22,
        endLine: 13,
        endColumn: 27,
        pointer: "/components/schemas/Pet/properties/kind/type",
      },
    },
    {
      rule: "model/unusable-value",
      message: "`type` must be one of the known types",
      location: {
        file: "example/source.yaml",
        line: 13,
        column: 22,
        endLine: 13,
        endColumn: 27,
        pointer: "/components/schemas/Pet/properties/kind/type",
      },
    },
  ];
  const rules = (await lint({ published: readDocument(text), drafts })).map(({ rule }) => rule);
  expect(rules).toEqual(["docs/open-enum", "model/unsupported-keyword", "openapi/struct"]);
});
