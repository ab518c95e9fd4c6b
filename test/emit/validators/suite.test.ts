import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { get, type JsonValue } from "../../../generator/source/json.js";
import { needed } from "../../needs.js";
import { compile } from "./compile.js";

interface Group {
  readonly description: string;
  readonly schema: JsonValue;
  readonly tests: readonly { readonly description: string; readonly data: JsonValue; readonly valid: boolean }[];
}

const { path: folder, found } = needed("CONCORDAT_CONFORMANCE", "../shared/conformance", "json-schema-2020-12");

/** What of JSON Schema 2020-12 is not kept, and what a document that uses it is told. */
interface NotKept {
  readonly what: string;
  readonly rule: string;
  readonly saying: RegExp;
  /** How many tests of the suite it concerns: none may be passed over that did not need to. */
  readonly tests: number;
}

const NOT_KEPT: readonly NotKept[] = [
  {
    what: "references to addresses: nothing is fetched",
    rule: "model/remote-reference",
    saying: /^"https?:/,
    tests: 24,
  },
  {
    what: "references below an $id on the network: nothing is fetched",
    rule: "model/dangling-reference",
    saying: /there is no such file/,
    tests: 24,
  },
  {
    what: "$dynamicRef where what it means depends on the path that evaluation took",
    rule: "model/unsupported-keyword",
    saying: /^\$dynamicRef /,
    tests: 27,
  },
  {
    what: "contentSchema, which is an annotation",
    rule: "model/unsupported-keyword",
    saying: /^contentSchema /,
    tests: 8,
  },
  { what: "enum without values", rule: "model/unusable-value", saying: /^"enum" must be/, tests: 6 },
  { what: "$schema of other vocabularies", rule: "model/unsupported-keyword", saying: /^\$schema /, tests: 5 },
];

/** The formats that validators assert: a choice that JSON Schema leaves open (validation 7.2), and that OpenAPI's users expect. */
const ASSERTED = ["date", "date-time", "email", "hostname", "ipv4", "ipv6", "time", "uri", "uuid"];

/** What the suite expects; of an asserted format, what it would expect of a validator that asserts. */
function expected(schema: JsonValue, { description, valid }: Group["tests"][number]): boolean {
  const format = get(schema, "format");
  const isAsserted = typeof format === "string" && ASSERTED.includes(format);
  return valid && !(isAsserted && description.includes("is only an annotation by default"));
}

const files = found ? readdirSync(folder).sort() : [];

describe.skipIf(!found)(`JSON Schema 2020-12 suite${found ? "" : ` (absent: ${folder})`}`, () => {
  const counts = new Map<string, number>();
  const count = (what: string, { tests }: Group) => counts.set(what, (counts.get(what) ?? 0) + tests.length);

  for (const file of files) {
    describe(file, () => {
      const groups = JSON.parse(readFileSync(join(folder, file), "utf8")) as Group[];
      test.each(groups)("$description", (group) => {
        const { validators, findings: all } = compile({ Root: group.schema });
        // How long a text a pattern is run on.
        const findings = all.filter(({ severity }) => severity !== "info");
        if (findings.length > 0) {
          const told = NOT_KEPT.find(({ rule, saying }) =>
            findings.every((finding) => finding.rule === rule && saying.test(finding.message)),
          );
          expect(told, JSON.stringify(findings)).toBeDefined();
          count(told?.what ?? "", group);
          return;
        }
        count("passed", group);
        const verdicts = group.tests.map((one) => `${validators.get("Root")?.is(one.data)} ${one.description}`);
        expect(verdicts).toEqual(group.tests.map((one) => `${expected(group.schema, one)} ${one.description}`));
      });
    });
  }

  test("passes but for what is not kept, which is so much and no more, each with a finding", () => {
    const passed = counts.get("passed") ?? 0;
    expect(Object.fromEntries(counts)).toEqual({
      ...Object.fromEntries(NOT_KEPT.map(({ what, tests }) => [what, tests])),
      passed,
    });
    expect(passed).toBe(1205);
  });
});
