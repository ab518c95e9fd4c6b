import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import type { JsonValue } from "../../../generator/source/json.js";
import { needed } from "../../needs.js";
import { compile } from "./compile.js";

interface Group {
  readonly description: string;
  readonly schema: JsonValue;
  readonly tests: readonly { readonly description: string; readonly data: JsonValue; readonly valid: boolean }[];
}

const { path: folder, found } = needed("CONCORDAT_CONFORMANCE", "shared/conformance", "json-schema-2020-12");

interface NotKept {
  readonly when: (schema: string) => boolean;
  readonly reason: string;
  /** Whether a document that uses it gets a finding. */
  readonly isFinding: boolean;
}

/** What is not kept, by what the schema's text has in it, and why. */
const NOT_KEPT: readonly NotKept[] = [
  {
    when: (schema) => /"\$dynamic(?:Ref|Anchor)"/.test(schema),
    reason: "$dynamicRef depends on the path that evaluation took",
    isFinding: true,
  },
  {
    when: (schema) => /"\$ref":"(?!#["/])/.test(schema),
    reason: "references by $id, $anchor or address are not resolved",
    isFinding: true,
  },
  { when: (schema) => schema.includes('"enum":[]'), reason: "an empty enum constrains nothing", isFinding: true },
  {
    when: (schema) => /"format":/.test(schema) && !schema.includes('"properties"'),
    reason: "the formats of the list are assertions",
    isFinding: false,
  },
  {
    when: (schema) => /"\$schema":"(?!https:\/\/json-schema\.org\/)/.test(schema),
    reason: "the vocabularies are those of JSON Schema 2020-12",
    isFinding: false,
  },
];

const files = found ? readdirSync(folder).sort() : [];

describe.skipIf(!found)(`JSON Schema 2020-12 suite${found ? "" : ` (absent: ${folder})`}`, () => {
  for (const file of files) {
    describe(file, () => {
      const groups = JSON.parse(readFileSync(join(folder, file), "utf8")) as Group[];
      for (const group of groups) {
        const notKept = NOT_KEPT.find(({ when }) => when(JSON.stringify(group.schema)));
        if (notKept !== undefined) {
          test(`${group.description} (not kept: ${notKept.reason})`, () => {
            const { findings } = compile({ Root: group.schema });
            if (notKept.isFinding) expect(findings).not.toHaveLength(0);
          });
          continue;
        }
        test(group.description, () => {
          const { validators } = compile({ Root: group.schema });
          const verdicts = group.tests.map((one) => `${validators.get("Root")?.is(one.data)} ${one.description}`);
          expect(verdicts).toEqual(group.tests.map((one) => `${one.valid} ${one.description}`));
        });
      }
    });
  }
});
