import { readFileSync } from "node:fs";
import { Ajv2020 } from "ajv/dist/2020.js";
import { describe, expect, test } from "vitest";
import { columnsOf } from "../../generator/cli/formats/columns.js";
import { formats } from "../../generator/cli/formats/index.js";
import { lint } from "../../generator/lint/index.js";
import { effectiveOf, PROVIDERS, readDocument, readProvider } from "./read.js";

const json = formats.get("json") ?? (() => "");
const stylish = formats.get("stylish") ?? (() => "");
const validate = new Ajv2020({ strict: true, allowUnionTypes: true }).compile(
  JSON.parse(readFileSync("docs/findings.schema.json", "utf8")),
);

describe("json", () => {
  test.each(PROVIDERS)("of %s is what docs/findings.schema.json says", async (provider) => {
    const { document, overlays } = effectiveOf(provider);
    const text = json(await lint({ published: readProvider(provider), effective: document, overlays }));
    validate(JSON.parse(text));
    expect(validate.errors).toBeNull();
  });

  test("is the same bytes for the same document", async () => {
    const run = async () => json(await lint({ published: readProvider("xendit") }));
    expect(await run()).toBe(await run());
  });

  test("has the keys of a finding in one order", async () => {
    const [finding] = JSON.parse(json(await lint({ published: readProvider("xendit") }))).findings;
    expect(Object.keys(finding)).toEqual([
      "rule",
      "severity",
      "status",
      "provider",
      "message",
      "why",
      "help",
      "location",
      "related",
      "group",
      "fix",
      "fingerprint",
    ]);
  });
});

describe("stylish", () => {
  const PETS = `openapi: 3.0.3
info: { title: Pets, version: "1" }
servers: [{ url: https://api.example.test }]
paths: {}
components:
  schemas:
    Pet: { type: string, minLength: "1", maxLength: "7" }
    Size: { enum: [SMALL] }
`;

  test("puts findings of one root cause under one heading with their number", async () => {
    expect(stylish(await lint({ published: readDocument(PETS) }))).toMatchInlineSnapshot(`
      "example/source.yaml
        Numbers and booleans are written as strings (2)
            JSON Schema ignores or refuses a limit that is not a number, so validators and generators drop it or stop.
            Write the number without quotes. \`concordat fix\` proposes the repair.
        7:37     error   \`minLength\` is the string "1" where OpenAPI 3.0 wants the number 1  shape/number-as-string [fix]
        7:53     error   \`maxLength\` is the string "7" where OpenAPI 3.0 wants the number 7  shape/number-as-string [fix]
        8:11     error   The schema lists values and states no \`type\`; all of them are of type string  shape/enum-without-type [fix]
            Add the type that all the values have. \`concordat fix\` proposes the repair.

      3 open findings (3 errors, 0 warnings, 0 info), 3 with a safe fix
      "
    `);
  });

  test("shows the line and a mark below the place", async () => {
    const published = readDocument(PETS.replace(', maxLength: "7"', ""));
    const text = stylish(await lint({ published }), { frame: true, sourceOf: () => published.source });
    expect(text).toMatchInlineSnapshot(`
      "example/source.yaml
        7:37     error   \`minLength\` is the string "1" where OpenAPI 3.0 wants the number 1  shape/number-as-string [fix]
            7 |     Pet: { type: string, minLength: "1" }
                                                    ^^^
            fix: set {"minLength":1} in $.components.schemas.Pet
            JSON Schema ignores or refuses a limit that is not a number, so validators and generators drop it or stop.
            Write the number without quotes. \`concordat fix\` proposes the repair.

        8:11     error   The schema lists values and states no \`type\`; all of them are of type string  shape/enum-without-type [fix]
            8 |     Size: { enum: [SMALL] }
                          ^^^^^^^^^^^^^^^^^
            fix: set {"type":"string"} in $.components.schemas.Size
            Generators that read the type first make this an untyped value, and the enum is lost.
            Add the type that all the values have. \`concordat fix\` proposes the repair.

      2 open findings (2 errors, 0 warnings, 0 info), 2 with a safe fix
      "
    `);
  });

  test("shows the first of a group with its line and its fix, and behind it the others", async () => {
    const published = readDocument(PETS);
    const text = stylish(await lint({ published }), { frame: true, sourceOf: () => published.source });
    expect(text).toMatchInlineSnapshot(`
      "example/source.yaml
        Numbers and booleans are written as strings (2)
            JSON Schema ignores or refuses a limit that is not a number, so validators and generators drop it or stop.
            Write the number without quotes. \`concordat fix\` proposes the repair.
        7:37     error   \`minLength\` is the string "1" where OpenAPI 3.0 wants the number 1  shape/number-as-string [fix]
            7 |     Pet: { type: string, minLength: "1", maxLength: "7" }
                                                    ^^^
            fix: set {"minLength":1} in $.components.schemas.Pet
        7:53     error   \`maxLength\` is the string "7" where OpenAPI 3.0 wants the number 7  shape/number-as-string [fix]

        8:11     error   The schema lists values and states no \`type\`; all of them are of type string  shape/enum-without-type [fix]
            8 |     Size: { enum: [SMALL] }
                          ^^^^^^^^^^^^^^^^^
            fix: set {"type":"string"} in $.components.schemas.Size
            Generators that read the type first make this an untyped value, and the enum is lost.
            Add the type that all the values have. \`concordat fix\` proposes the repair.

      3 open findings (3 errors, 0 warnings, 0 info), 3 with a safe fix
      "
    `);
  });

  test("says places of one message in one line", async () => {
    const again = [1, 2, 3].map((number) => `    S${number}: { enum: [SMALL] }\n`).join("");
    const published = readDocument(`${PETS}${again}`);
    const text = stylish(await lint({ published }), { frame: true, sourceOf: () => published.source });
    expect(text).toContain("      and at 9:9, 10:9, 11:9\n");
  });

  test.each([60, 80, 120])("has no line of more than %i columns where the terminal has as many", async (width) => {
    const long = PETS.replace("SMALL", `SMALL, ${"LARGER, ".repeat(40)}LARGEST`);
    const published = readDocument(
      `${long}    大きい: { enum: ["大きい大きい大きい大きい大きい大きい大きい大きい"] }\n`,
    );
    const text = stylish(await lint({ published }), { frame: true, sourceOf: () => published.source, width });
    // What cannot be broken, such as a rule's id, stands by itself.
    const broken = text.split("\n").filter((line) => columnsOf(line) > width && line.trim().includes(" "));
    expect(broken.filter((line) => !/\S{25,}/.test(line))).toEqual([]);
  });

  test("marks the place in a line of a minified document, behind tabs and wide characters", async () => {
    const schemas = `${'"A":{"type":"string"},'.repeat(500)}"Größe\t大":{"enum":["S"]},${'"B":{"type":"string"},'.repeat(500)}"C":{}`;
    const minified = `{"openapi":"3.0.3","info":{"title":"x","version":"1"},"servers":[{"url":"https://a.example"}],"paths":{},"components":{"schemas":{${schemas}}}}`;
    const text = minified.replace(/"A"/g, (_key, at) => `"A${at}"`).replace(/"B"/g, (_key, at) => `"B${at}"`);
    const published = readDocument(text.replace("\t", "\\t"), { file: "example/source.json" });
    const findings = (await lint({ published })).filter(({ rule }) => rule === "shape/enum-without-type");
    const [, , line = "", mark = ""] = stylish(findings, { frame: true, sourceOf: () => published.source }).split("\n");
    const at = mark.indexOf("^");
    expect(columnsOf(line)).toBeLessThan(125);
    expect(line.slice(0, line.indexOf('{"enum":["S"]}'))).toSatisfy((before: string) => columnsOf(before) === at);
    expect(mark.trim()).toBe("^".repeat('{"enum":["S"]}'.length));
  });

  test("has no colour unless it is asked for", async () => {
    const findings = await lint({ published: readDocument(PETS) });
    const escapeCharacter = String.fromCharCode(27);
    expect(stylish(findings)).not.toContain(escapeCharacter);
    expect(stylish(findings, { colour: true })).toContain(escapeCharacter);
  });

  test("lets no text of a document steer the terminal", async () => {
    const hostile = PETS.replace("Size: { enum: [SMALL] }", '"Si\\u001b[31mze": { type: string }');
    const text = stylish(await lint({ published: readDocument(hostile) }));
    expect(text).not.toContain(String.fromCharCode(27));
    expect(text).toContain("\\u{1b}");
  });

  test("says so where nothing is open", () => {
    expect(stylish([])).toBe("Nothing open\n");
  });
});
