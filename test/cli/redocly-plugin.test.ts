import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createConfig, lint, type Plugin } from "@redocly/openapi-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import concordat from "../../generator/cli/redocly-plugin.js";
import { catalogue } from "../../generator/lint/index.js";

const DOCUMENT = `openapi: 3.0.3
info: { title: Pets, version: "1" }
servers: [{ url: https://api.example.test }]
paths:
  /pets/{id}:
    get:
      operationId: getPet
      parameters: [{ name: id, in: path, required: true, schema: { type: string, maxLength: "7" } }]
      responses:
        "200":
          description: A pet
          content: { application/json: { schema: { $ref: "#/components/schemas/Pet" } } }
components:
  schemas:
    Pet:
      type: object
      properties: { name: { type: string } }
      additionalProperties: false
`;

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "concordat-redocly-"));
});
afterAll(() => rmSync(folder, { recursive: true }));

type Level = "error" | "warn" | "off";

async function lintWith(
  text: string,
  config: { extends?: string[]; rules?: Record<string, Level | { severity: Level; infos: Level }> },
) {
  const ref = join(folder, "openapi.yaml");
  writeFileSync(ref, text);
  const problems = await lint({ ref, config: await createConfig({ plugins: [concordat()], ...config }) });
  return problems
    .filter(({ ruleId }) => ruleId.startsWith("concordat/"))
    .map(({ ruleId, severity, message, location }) => ({ ruleId, severity, message, pointer: location[0]?.pointer }));
}

describe("in Redocly's own linter", () => {
  test("the recommended rules find what ours find, with their severities and places", async () => {
    const problems = await lintWith(DOCUMENT, { extends: ["concordat/recommended"] });
    expect(problems.map(({ ruleId, severity, pointer }) => [ruleId, severity, pointer])).toEqual([
      ["concordat/shape/closed-response", "warn", "#/components/schemas/Pet/additionalProperties"],
      ["concordat/shape/number-as-string", "error", "#/paths/~1pets~1{id}/get/parameters/0/schema/maxLength"],
    ]);
  });

  test("a message says what is wrong and what to do", async () => {
    const [problem] = await lintWith(DOCUMENT, { rules: { "concordat/shape/number-as-string": "error" } });
    expect(problem?.message).toMatch(/^`maxLength` is the string "7".*\nWrite the number/);
  });

  test("a message that asks ends with its question mark", async () => {
    const slip = DOCUMENT.replace("maxLength", "maxLenght");
    const [problem] = await lintWith(slip, { rules: { "concordat/shape/unknown-keyword": "error" } });
    expect(problem?.message).toMatch(/Did you mean `maxLength`\?\nCorrect the name/);
  });

  test("a rule that is off is silent", async () => {
    const config = { extends: ["concordat/recommended"], rules: { "concordat/shape/closed-response": "off" as const } };
    expect((await lintWith(DOCUMENT, config)).map(({ ruleId }) => ruleId)).toEqual([
      "concordat/shape/number-as-string",
    ]);
  });

  test("one cause is one problem", async () => {
    const slip = DOCUMENT.replace("required: true", "requird: true");
    const problems = await lintWith(slip, { extends: ["concordat/recommended"] });
    const atParameter = problems.filter(({ pointer }) => pointer?.includes("/parameters/0"));
    expect(atParameter.map(({ ruleId }) => ruleId).sort()).toEqual([
      "concordat/shape/number-as-string",
      "concordat/shape/unknown-keyword",
    ]);
  });

  const FREE_TEXT = "concordat/docs/constraint-only-in-prose";
  const REMARK = DOCUMENT.replace("{ name: { type: string } }", "{ name: { type: string, description: Free text. } }");
  const levelsOf = async (text: string, rule: string, config: Parameters<typeof lintWith>[1]) =>
    (await lintWith(text, config)).filter(({ ruleId }) => ruleId === rule).map(({ severity }) => severity);

  test("what a rule of a higher severity holds for an info is left out of the recommended rules", async () => {
    expect(await levelsOf(REMARK, FREE_TEXT, { extends: ["concordat/recommended"] })).toEqual([]);
  });

  test("what a rule holds for an info is a warning at the most", async () => {
    expect(await levelsOf(REMARK, FREE_TEXT, { extends: ["concordat/all"] })).toEqual(["warn"]);
    expect(await levelsOf(REMARK, FREE_TEXT, { rules: { [FREE_TEXT]: "error" } })).toEqual(["warn"]);
  });

  test("what a rule holds for an info is left out where its setting says so", async () => {
    const rules = { [FREE_TEXT]: { severity: "error", infos: "off" } as const };
    expect(await levelsOf(REMARK, FREE_TEXT, { rules })).toEqual([]);
  });

  test("what a rule of level error holds for a warning is a warning", async () => {
    const slip = DOCUMENT.replace("3.0.3", "3.1.0").replace('maxLength: "7"', "maxLenght: 7");
    expect(await levelsOf(slip, "concordat/shape/unknown-keyword", { extends: ["concordat/recommended"] })).toEqual([
      "warn",
    ]);
  });

  test("what a rule has no severity of its own for has the level that the user gave the rule", async () => {
    const config = {
      extends: ["concordat/recommended"],
      rules: { "concordat/shape/number-as-string": "warn" as const },
    };
    expect(await levelsOf(DOCUMENT, "concordat/shape/number-as-string", config)).toEqual(["warn"]);
  });

  test("a rule that is not asked for is silent", async () => {
    expect(await lintWith(DOCUMENT, { rules: {} })).toEqual([]);
  });

  test("a Swagger 2.0 document is read too", async () => {
    const swagger = `swagger: "2.0"
info: { title: Pets, version: "1" }
paths: {}
definitions: { Pet: { type: string, maxLength: "7" } }
`;
    const problems = await lintWith(swagger, { extends: ["concordat/recommended"] });
    expect(problems.map(({ ruleId }) => ruleId)).toContain("concordat/shape/number-as-string");
  });
});

test("the plugin has every document rule that needs the document alone, and no other", () => {
  const plugin: Plugin = concordat();
  const expected = catalogue
    .filter(({ id, check }) => /^(?:shape|docs|example)\//.test(id) && check !== undefined)
    .map(({ id }) => id);
  expect(Object.keys(plugin.rules?.oas3 ?? {})).toEqual(expected);
  expect(Object.keys(plugin.configs?.all?.rules ?? {})).toEqual(expected.map((id) => `concordat/${id}`));
});
