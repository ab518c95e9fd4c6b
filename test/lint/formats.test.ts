import { readFileSync } from "node:fs";
import { Ajv2020 } from "ajv/dist/2020.js";
import { describe, expect, test } from "vitest";
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
            Write the number without quotes, or let \`concordat fix\` write the repair.
        7:37     error   \`minLength\` is the string "1" where OpenAPI 3.0 wants the number 1  shape/number-as-string [fix]
        7:53     error   \`maxLength\` is the string "7" where OpenAPI 3.0 wants the number 7  shape/number-as-string [fix]
        8:11     error   The schema lists values and states no \`type\`; all of them are of type string  shape/enum-without-type [fix]
            Add the type that all the values have, or let \`concordat fix\` write the repair.

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
            Write the number without quotes, or let \`concordat fix\` write the repair.
        8:11     error   The schema lists values and states no \`type\`; all of them are of type string  shape/enum-without-type [fix]
            8 |     Size: { enum: [SMALL] }
                          ^^^^^^^^^^^^^^^^^
            fix: set {"type":"string"} in $.components.schemas.Size
            Generators that read the type first make this an untyped value, and the enum is lost.
            Add the type that all the values have, or let \`concordat fix\` write the repair.

      2 open findings (2 errors, 0 warnings, 0 info), 2 with a safe fix
      "
    `);
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
