import { describe, expect, test } from "vitest";
import { locate } from "../../generator/source/origin.js";
import { ingestText, places } from "./support.js";

const YAML = "openapi: 3.1.0\ninfo: { title: Pets, version: '1' }\npaths: {}\n";
const JSON_TEXT = '{\n  "openapi": "3.0.3",\n  "paths": {}\n}\n';
const page = (block: string, info = "yaml", mark = "```") =>
  `# Pets\n\nAbout pets.\n\n${mark}${info}\n${block}${mark}\n`;

describe("what a document is", () => {
  test.each([
    ["a YAML file", YAML, "source.yaml", "openapi", "3.1"],
    ["a YAML file under a page's name", YAML, "source.md", "openapi", "3.1"],
    ["a YAML file that begins otherwise", `# About\npaths: {}\n${YAML.slice(0, 15)}`, "source.md", "openapi", "3.1"],
    [
      "a YAML file with a fence in a description",
      `x:\n  y: |\n    \`\`\`\n    a\n    \`\`\`\n${YAML}`,
      "source.yaml",
      "openapi",
      "3.1",
    ],
    ["a JSON file", JSON_TEXT, "source.json", "openapi", "3.0"],
    ["a JSON file under another name", JSON_TEXT, "source.txt", "openapi", "3.0"],
    ["JSON with a comma too many under a YAML name", '{"openapi":"3.0.0",}', "source.yaml", "openapi", "3.0"],
    ["Swagger", 'swagger: "2.0"\n', "source.yaml", "openapi", "2.0"],
    ["Swagger with a number for a version", "swagger: 2.0\n", "source.yaml", "openapi", "2.0"],
    ["OpenAPI with a number for a version", "openapi: 3.0\n", "source.yaml", "openapi", "3.0"],
    ["OpenAPI 3.2", "openapi: 3.2.0\n", "source.yaml", "openapi", "3.2"],
    ["a page with YAML", page(YAML, "yaml /openapi.yaml post /pets"), "source.md", "page-with-openapi", "3.1"],
    ["a page with JSON", page(JSON_TEXT, "json POST /pets", "````"), "source.md", "page-with-openapi", "3.0"],
    ["a page with an unnamed fence", page(YAML, ""), "source.txt", "page-with-openapi", "3.1"],
    ["a page with tildes", page(YAML, "yaml", "~~~"), "source.md", "page-with-openapi", "3.1"],
    ["a page whose fence does not end", page(YAML).slice(0, -4), "source.md", "page-with-openapi", "3.1"],
    [
      "a page with front matter",
      `---\nopenapi: POST /pets\n---\n${page(YAML)}`,
      "source.md",
      "page-with-openapi",
      "3.1",
    ],
    ["a page with Windows line ends", page(YAML).replaceAll("\n", "\r\n"), "source.md", "page-with-openapi", "3.1"],
    [
      "a page with a fence inside a component",
      `# Pets\n\n<Card>\n${page(YAML).replace(/^/gm, "      ")}\n</Card>\n`,
      "source.md",
      "page-with-openapi",
      "3.1",
    ],
  ])("%s", (_, text, file, kind, version) => {
    const { value, findings } = ingestText(text, file);
    expect([findings, value?.kind, value?.version]).toEqual([[], kind, version]);
  });

  test("places of an OpenAPI block are those of the page", () => {
    const { value } = ingestText(page(YAML));
    const place = value && locate(value.root, ["info", "title"]);
    expect(place).toMatchObject({ file: "source.md", line: 7, column: 16, endColumn: 20, pointer: "/info/title" });
  });

  test("other fenced blocks are prose, the OpenAPI block is not", () => {
    const { value } = ingestText(`${page(YAML)}\n\`\`\`json 200 - OK\n{ "openapi-like": true }\n\`\`\`\n`);
    expect(value?.prose.map(({ kind, info, text }) => [kind, info, text])).toEqual([
      ["heading", undefined, "Pets"],
      ["paragraph", undefined, "About pets."],
      ["code", "json 200 - OK", '{ "openapi-like": true }\n'],
    ]);
  });
});

describe("what cannot be taken in is a finding with its place", () => {
  test.each(["a.jsonc", "a.json5", "a.json", "a.yaml"])("comments in JSON, in %s", (file) => {
    const { findings } = ingestText('// Pets\n{ "openapi": "3.1.0", // the version\n "paths": {} }', file);
    expect(places(findings)).toEqual(["source/syntax 1:1"]);
    expect(findings[0]?.message).toContain("a comment stands here");
  });

  test("two OpenAPI blocks, with both places", () => {
    const { value, findings } = ingestText(page(YAML) + page(JSON_TEXT));
    expect(value).toBeUndefined();
    expect(findings).toMatchObject([
      { rule: "source/several-openapi", location: { line: 15 }, related: [{ location: { line: 6 } }] },
    ]);
  });

  test.each([
    ["a page of plain words", "# Hello\n\nNothing here.\n", "source.md", "source/no-openapi 1:1"],
    ["YAML that is something else", "name: x\n", "source.yaml", "source/no-openapi 1:1"],
    ["JSON that is something else", '{ "a": 1 }', "source.json", "source/no-openapi 1:1"],
    ["a list", "[]", "source.json", "source/no-openapi 1:1"],
    ["a comment alone", "# nothing\n", "source.yaml", "source/no-openapi 1:1"],
    ["OpenAPI 4", "info: {}\nopenapi: 4.0.0\n", "source.yaml", "source/unsupported-version 2:10"],
    ["Swagger 1.2", '{"swagger":"1.2"}', "source.json", "source/unsupported-version 1:12"],
    ["Swagger 3", "swagger: '3.0'\n", "source.yaml", "source/unsupported-version 1:10"],
    ["a version that is none", '{"openapi":["3.1.0"]}', "source.json", "source/unsupported-version 1:12"],
    ["broken YAML", "openapi: 3.1.0\na: [1\n", "source.yaml", "source/syntax 2:4"],
    ["broken JSON", '{"openapi":"3.1.0",}', "source.json", "source/syntax 1:19"],
    ["broken YAML in a page", page("openapi: 3.1.0\na: 1\n  b: 2\n"), "source.md", "source/syntax 8:4"],
    ["broken JSON in a page", page('{\n "openapi": "3.1.0",,\n}\n', "json"), "source.md", "source/syntax 7:21"],
  ])("%s", (_, text, file, place) => {
    const { value, findings } = ingestText(text, file);
    expect(value).toBeUndefined();
    expect(places(findings)).toEqual([place]);
  });
});
