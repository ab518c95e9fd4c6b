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

/** A keyword that is not kept with every value that JSON Schema 2020-12 gives it. */
interface NotKept {
  readonly keyword: string;
  readonly when: (value: JsonValue) => boolean;
  readonly reason: string;
  /** One of what a document that uses it is told; none where it is kept in a way of its own, which is documented. */
  readonly rules: readonly string[];
}

const always = () => true;
const isText = (value: JsonValue, pattern: RegExp) => typeof value === "string" && pattern.test(value);

const NOT_KEPT: readonly NotKept[] = [
  {
    keyword: "$ref",
    when: (value) => !isText(value, /^#(?:\/|$)/),
    reason: "is followed where it is a JSON Pointer",
    rules: ["model/remote-reference", "model/dangling-reference"],
  },
  {
    keyword: "$dynamicRef",
    when: always,
    reason: "depends on the path that evaluation took",
    rules: ["model/unsupported-keyword"],
  },
  {
    keyword: "enum",
    when: (value) => Array.isArray(value) && value.length === 0,
    reason: "without values constrains nothing",
    rules: ["model/unusable-value"],
  },
  { keyword: "format", when: always, reason: "asserts what the runtime has a test for", rules: [] },
  {
    keyword: "$schema",
    when: (value) => !isText(value, /^https:\/\/json-schema\.org\//),
    reason: "names no vocabularies but those of 2020-12",
    rules: [],
  },
];

const ONE = [
  ...["items", "contains", "unevaluatedItems", "additionalProperties", "unevaluatedProperties", "propertyNames"],
  ...["not", "if", "then", "else"],
];
const LIST = ["prefixItems", "allOf", "anyOf", "oneOf"];
const MAP = ["properties", "patternProperties", "dependentSchemas", "$defs"];

/** The keywords of a schema and of those inside it: not what stands in an enum, nor the names of properties. */
function* keywordsOf(schema: JsonValue): Generator<readonly [string, JsonValue]> {
  if (typeof schema !== "object" || schema === null || Array.isArray(schema)) return;
  for (const [keyword, value] of Object.entries(schema)) {
    yield [keyword, value];
    if (ONE.includes(keyword)) yield* keywordsOf(value);
    if (LIST.includes(keyword) && Array.isArray(value)) for (const each of value) yield* keywordsOf(each);
    if (MAP.includes(keyword)) for (const each of Object.values(value ?? {})) yield* keywordsOf(each);
  }
}

function notKeptIn(schema: JsonValue): NotKept | undefined {
  const used = [...keywordsOf(schema)];
  return NOT_KEPT.find(({ keyword, when }) => used.some(([name, value]) => name === keyword && when(value)));
}

const files = found ? readdirSync(folder).sort() : [];

describe.skipIf(!found)(`JSON Schema 2020-12 suite${found ? "" : ` (absent: ${folder})`}`, () => {
  const counts = new Map<string, number>();
  const count = (what: string, { tests }: Group) => counts.set(what, (counts.get(what) ?? 0) + tests.length);

  for (const file of files) {
    describe(file, () => {
      const groups = JSON.parse(readFileSync(join(folder, file), "utf8")) as Group[];
      for (const group of groups) {
        const notKept = notKeptIn(group.schema);
        if (notKept !== undefined) {
          const { keyword, reason, rules } = notKept;
          test(`${group.description} (not kept: ${keyword} ${reason})`, () => {
            count(keyword, group);
            const told = compile({ Root: group.schema }).findings.map(({ rule }) => rule);
            if (rules.length > 0)
              expect(
                rules.filter((rule) => told.includes(rule)),
                told.join(),
              ).not.toEqual([]);
          });
          continue;
        }
        test(group.description, () => {
          count("passed", group);
          const { validators } = compile({ Root: group.schema });
          const verdicts = group.tests.map((one) => `${validators.get("Root")?.is(one.data)} ${one.description}`);
          expect(verdicts).toEqual(group.tests.map((one) => `${one.valid} ${one.description}`));
        });
      }
    });
  }

  test("every keyword of the list is one that the suite has and that is not kept", () => {
    console.info(`tests of the suite: ${JSON.stringify(Object.fromEntries([...counts].sort()))}`);
    expect([...counts.keys()].sort()).toEqual([...NOT_KEPT.map(({ keyword }) => keyword), "passed"].sort());
  });
});
