import { execFile } from "node:child_process";
import { readFileSync } from "node:fs";
import { promisify } from "node:util";
import { Ajv2020 } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import { describe, expect, test } from "vitest";
import { configSchema } from "../../generator/lint/config-schema.js";
import { type LintConfig, lint, readLintConfig } from "../../generator/lint/index.js";
import { readConfig } from "../../generator/source/config.js";
import { isObject } from "../../generator/source/json.js";
import { locate } from "../../generator/source/origin.js";
import { parseYaml } from "../../generator/source/parse-yaml.js";
import { SourceText } from "../../generator/source/text.js";
import { readDocument } from "./read.js";

/** What a concordat.yaml says about rules, and its mistakes as `line:column message`. */
function read(text: string): { readonly config: LintConfig; readonly mistakes: readonly string[] } {
  const { value: root } = parseYaml({ source: new SourceText("concordat.yaml", text) });
  if (!isObject(root)) throw new Error("not a mapping");
  const { value, findings } = readLintConfig({
    root,
    locationOf: (tokens, at) => {
      const location = locate(root, tokens, at);
      if (location === undefined) throw new Error(`no location for ${tokens.join("/")}`);
      return location;
    },
  });
  if (value === undefined) throw new Error("no config");
  return {
    config: value,
    mistakes: findings.map(({ location, message }) => `${location.line}:${location.column} ${message}`),
  };
}

const DOCUMENT = `openapi: 3.0.3
info: { title: Pets, version: "1" }
servers: [{ url: https://api.example.test }]
paths:
  /a: { get: { responses: { "200": { description: A, content: { application/json: { schema: { type: string, maxLength: "7" } } } } } } }
  /b: { get: { responses: { "200": { description: B, content: { application/json: { schema: { type: string, maxLength: "7" } } } } } } }
`;

async function severities(config: LintConfig, provider = "pets", file = `specs/providers/${provider}/source.yaml`) {
  const findings = await lint({ published: readDocument(DOCUMENT, { provider, file }), config });
  return findings
    .filter(({ rule }) => rule === "shape/number-as-string")
    .map(({ severity, location }) => `${severity} ${location.pointer.split("/")[2]}`);
}

describe("a severity is set", () => {
  test.each([
    ["by rule", "rules: { shape/number-as-string: info }", ["info ~1a", "info ~1b"]],
    ["by rule, off", "rules: { shape/number-as-string: { severity: off, reason: theirs } }", []],
    [
      "by provider",
      "overrides: [{ providers: [pets], rules: { shape/number-as-string: info } }]",
      ["info ~1a", "info ~1b"],
    ],
    [
      "by another provider",
      "overrides: [{ providers: shop, rules: { shape/number-as-string: info } }]",
      ["error ~1a", "error ~1b"],
    ],
    [
      "by pointer",
      "overrides: [{ pointer: /paths/~1a/**, rules: { shape/number-as-string: info } }]",
      ["info ~1a", "error ~1b"],
    ],
    [
      "by pointer, with what is below",
      "overrides: [{ pointer: /paths/~1a, rules: { shape/number-as-string: info } }]",
      ["info ~1a", "error ~1b"],
    ],
    [
      "by a pattern in a pointer",
      "overrides: [{ pointer: /paths/*/get/**/maxLength, rules: { shape/number-as-string: info } }]",
      ["info ~1a", "info ~1b"],
    ],
    [
      "by a pointer's whole tokens",
      "overrides: [{ pointer: /path, rules: { shape/number-as-string: info } }]",
      ["error ~1a", "error ~1b"],
    ],
    [
      "by file",
      'overrides: [{ files: "specs/**/*.{json,yaml}", rules: { shape/number-as-string: info } }]',
      ["info ~1a", "info ~1b"],
    ],
    [
      "by all that an override names",
      "overrides: [{ providers: shop, pointer: /paths, rules: { shape/number-as-string: info } }]",
      ["error ~1a", "error ~1b"],
    ],
    [
      "by the last override that fits, over the rules",
      `rules: { shape/number-as-string: error }
overrides:
  - { pointer: /paths, rules: { shape/number-as-string: info } }
  - { pointer: /paths/~1b, rules: { shape/number-as-string: warning } }`,
      ["info ~1a", "warning ~1b"],
    ],
    [
      "by an override back to what it was",
      "rules: { shape/number-as-string: info }\noverrides: [{ pointer: /paths/~1a, rules: { shape/number-as-string: error } }]",
      ["error ~1a", "info ~1b"],
    ],
  ])("%s", async (_name, text, expected) => {
    const { config, mistakes } = read(text);
    expect(mistakes).toEqual([]);
    expect(await severities(config)).toEqual(expected);
  });
});

describe("a preset", () => {
  const closed = DOCUMENT.replace('type: string, maxLength: "7"', "type: object, additionalProperties: false").replace(
    ', maxLength: "7"',
    "",
  );
  const levels = async (text: string) =>
    (await lint({ published: readDocument(closed), config: read(text).config }))
      .filter(({ rule }) => /closed-response|no-idempotency/.test(rule))
      .map(({ rule, severity }) => `${rule} ${severity}`);

  test("recommended is what holds without one", async () => {
    expect(await levels("extends: recommended")).toEqual(await levels("rules: {}"));
    expect(await levels("extends: recommended")).toContain("shape/closed-response warning");
  });

  test("strict makes a warning an error, and a rule's own entry still counts", async () => {
    expect(await levels("extends: strict")).toContain("shape/closed-response error");
    expect(await levels("extends: strict\nrules: { shape/closed-response: info }")).toContain(
      "shape/closed-response info",
    );
  });

  test("ci leaves out what is worth knowing and nothing else", async () => {
    const config = read("extends: ci").config;
    const all = await lint({ published: readDocument(DOCUMENT) });
    const ci = await lint({ published: readDocument(DOCUMENT), config });
    expect(ci).toEqual(all.filter(({ severity }) => severity !== "info"));
  });
});

describe("a mistake is found at its place, with what was meant", () => {
  test.each([
    [
      "rules: { shape/number-as-sting: off }",
      '1:10 There is no rule `shape/number-as-sting`. Did you mean "shape/number-as-string"?',
    ],
    [
      "rules:\n  shape/number-as-string: warn",
      "2:27 The severity of `shape/number-as-string` must be one of off, info, warning, error.",
    ],
    [
      "rules:\n  shape/number-as-string: eror",
      '2:27 The severity of `shape/number-as-string` must be one of off, info, warning, error. Did you mean "error"?',
    ],
    [
      "rules:\n  shape/number-as-string: { severity: of, reason: x }",
      '2:39 The severity of `shape/number-as-string` must be one of off, info, warning, error. Did you mean "off"?',
    ],
    [
      "rules:\n  shape/number-as-string: { severty: info }",
      '2:29 There is no setting `severty` here. Did you mean "severity"?',
    ],
    ["extends: strikt", '1:10 `extends` must be one of recommended, strict, ci. Did you mean "strict"?'],
    ["rules: []", "1:8 `rules` must map rule ids to severities."],
    ["overrides: {}", "1:12 `overrides` must be a list."],
    [
      "overrides:\n  - { rules: {} }",
      "2:5 An override says where it holds: with `providers`, `files` or `pointer`. Else write it in `rules`.",
    ],
    ["overrides:\n  - { pointer: /a }", "2:5 An override says what holds there: with `rules`."],
    ["overrides:\n  - { pointer: a, rules: {} }", "2:16 `pointer` must be a JSON Pointer such as `/paths/~1pets/**`."],
    ["overrides:\n  - { providers: [1], rules: {} }", "2:18 `providers` must be a text or a list of texts."],
    [
      "overrides:\n  - { provider: [a], rules: {} }",
      '2:5 There is no setting `provider` here. Did you mean "providers"?',
    ],
    ["rules: { shape/number-as-string: off }", "1:34 `shape/number-as-string` is off, and nothing says why."],
  ])("%s", (text, message) => {
    const { mistakes } = read(text);
    expect(mistakes.map((each) => each.replace(/^\d+:\d+ /, ""))).toContain(message.replace(/^\d+:\d+ /, ""));
    if (!message.includes("`provider` here")) expect(mistakes).toContain(message);
  });

  test("an override that is not understood silences nothing", async () => {
    const { config } = read(
      "overrides: [{ pointr: /paths/~1a, providers: pets, rules: { shape/number-as-string: { severity: off, reason: x } } }]",
    );
    expect(await severities(config)).toEqual(["error ~1a", "error ~1b"]);
  });

  test("an override's reason holds for all of its rules", () => {
    expect(
      read("overrides: [{ pointer: /a, reason: theirs, rules: { shape/number-as-string: off } }]").mistakes,
    ).toEqual([]);
  });
});

/** As the project's formatter prints it: a list of texts on one line. */
function printed(schema: object): string {
  const text = JSON.stringify(schema, undefined, 2);
  return `${text.replace(/\[\s+("[^[\]{}]*")\s+\]/g, (_all, items: string) => `[${items.replace(/,\s+/g, ", ")}]`)}\n`;
}

describe("docs/concordat.schema.json", () => {
  const ajv = new Ajv2020({ strict: true, allErrors: true, strictRequired: false });
  (addFormats as unknown as (instance: Ajv2020) => void)(ajv);
  const validate = ajv.compile(configSchema());
  const isValid = (text: string) =>
    validate(JSON.parse(JSON.stringify(parseYaml({ source: new SourceText("c.yaml", text) }).value)));

  test("is what the catalogue and the settings say", async () => {
    await expect(printed(configSchema())).toMatchFileSnapshot("../../docs/concordat.schema.json");
  });

  test("is a JSON Schema", () => {
    expect(ajv.validateSchema(JSON.parse(readFileSync("docs/concordat.schema.json", "utf8")))).toBe(true);
  });

  test("accepts this project's settings, which name it for editors", () => {
    const text = readFileSync("concordat.yaml", "utf8");
    expect(isValid(text)).toBe(true);
    expect(text).toMatch(/^# yaml-language-server: \$schema=docs\/concordat\.schema\.json$/m);
  });

  test("is in the package, where docs/configuration.md says", async () => {
    const { stdout } = await promisify(execFile)("npm", ["pack", "--json", "--dry-run", "--ignore-scripts"]);
    const [packed]: readonly { readonly name: string; readonly files: readonly { readonly path: string }[] }[] =
      JSON.parse(stdout);
    const inPackage = packed?.files.map(({ path }) => `node_modules/${packed.name}/${path}`);
    const [, named] =
      /^# yaml-language-server: \$schema=(\S+)$/m.exec(readFileSync("docs/configuration.md", "utf8")) ?? [];
    expect(inPackage).toContain(named);
  });

  test("accepts the settings that docs/configuration.md shows", () => {
    const blocks = [...readFileSync("docs/configuration.md", "utf8").matchAll(/^```yaml\n([\s\S]*?)^```/gm)];
    const texts = blocks.map(([, text = ""]) => text).filter((text) => /^(?:extends|rules|scope):/m.test(text));
    const settings = texts.filter((text) => !text.includes("redocly"));
    expect(settings.length).toBeGreaterThan(0);
    expect(settings.filter((text) => !isValid(text))).toEqual([]);
  });

  test("names no setting that the reader does not know", () => {
    const { properties } = configSchema() as { readonly properties: object };
    const text = Object.keys(properties)
      .map((key) => `${key}: {}\n`)
      .join("");
    const { findings } = readConfig(new SourceText("concordat.yaml", text));
    expect(findings.filter(({ message }) => message.startsWith("There is no setting"))).toEqual([]);
  });

  test.each([
    ["extends: strict\nrules: { shape/closed-response: { severity: info, reason: x } }", true],
    ["overrides: [{ providers: [a], pointer: /paths/~1a, rules: { shape/closed-response: off }, reason: x }]", true],
    ["rules: { shape/closed-respons: off }", false],
    ["rules: { shape/closed-response: warn }", false],
    ["overrides: [{ rules: {} }]", false],
    ["overrides: [{ pointer: a, rules: {} }]", false],
    ["rule: {}", false],
  ])("%s is valid: %s", (text, expected) => {
    expect(isValid(text)).toBe(expected);
  });
});
