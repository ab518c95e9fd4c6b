import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import type { JsonValue } from "../../../generator/source/json.js";
import { compile } from "./compile.js";

interface Group {
  readonly description: string;
  readonly schema: JsonValue;
  readonly tests: readonly { readonly description: string; readonly data: JsonValue; readonly valid: boolean }[];
}

const folder = join(process.env["CONCORDAT_CONFORMANCE"] ?? "../shared/conformance", "json-schema-2020-12");

/** What the model does not keep, by what a schema must have in it, and why. */
const NOT_KEPT: readonly { readonly when: (text: string) => boolean; readonly reason: string }[] = [
  { when: (text) => /"\$dynamic(?:Ref|Anchor)"/.test(text), reason: "$dynamicRef needs the path that evaluation took" },
  {
    when: (text) => /"\$ref":"(?!#(?:[/"]))/.test(text),
    reason: "references by $id, $anchor or address are not resolved",
  },
  {
    when: (text) => /"\$(?:id|schema)":"(?!https:\/\/json-schema\.org\/draft\/2020-12\/schema")/.test(text),
    reason: "$id and other vocabularies are not read",
  },
  {
    when: (text) => /"format":/.test(text) && !/"properties"/.test(text),
    reason: "formats of the list are asserted, not annotations",
  },
  { when: (text) => text.includes('"enum":[]'), reason: "an empty enum is a finding and constrains nothing" },
];

const files = existsSync(folder) ? readdirSync(folder).sort() : [];

describe.skipIf(files.length === 0)(
  `JSON Schema 2020-12 suite${files.length === 0 ? ` (absent: ${folder})` : ""}`,
  () => {
    for (const file of files) {
      describe(file, () => {
        const groups = JSON.parse(readFileSync(join(folder, file), "utf8")) as Group[];
        for (const group of groups) {
          const reason = NOT_KEPT.get(`${file}: ${group.description}`) ?? NOT_KEPT.get(file);
          if (reason !== undefined) continue;
          test(group.description, () => {
            const { validators } = compile({ Root: group.schema });
            const verdicts = group.tests.map((one) => `${validators.get("Root")?.is(one.data)} ${one.description}`);
            expect(verdicts).toEqual(group.tests.map((one) => `${one.valid} ${one.description}`));
          });
        }
      });
    }
  },
);
