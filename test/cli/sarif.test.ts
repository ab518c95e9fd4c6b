import { readFileSync } from "node:fs";
import { Ajv } from "ajv";
import addFormats from "ajv-formats";
import { describe, expect, test } from "vitest";
import { sarif } from "../../generator/cli/formats/sarif.js";
import { type Finding, lint } from "../../generator/lint/index.js";
import { PROVIDERS, readProvider } from "../lint/read.js";
import { needed } from "../needs.js";
import { findingOf, HOSTILE, hostileFinding, MIXED } from "./hostile-findings.js";

interface Log {
  readonly runs: readonly [
    {
      readonly tool: {
        readonly driver: { readonly version?: string; readonly rules: readonly Record<string, unknown>[] };
      };
      readonly results: readonly Record<string, unknown>[];
    },
  ];
}

function runOf(findings: readonly Finding[]): Log["runs"][0] {
  const log: Log = JSON.parse(sarif(findings, { version: "1.2.3" }));
  return log.runs[0];
}

const { path: schemaFile, found } = needed("CONCORDAT_SCHEMAS", "../shared/schemas", "sarif-schema-2.1.0.json");
const schema = found ? JSON.parse(readFileSync(schemaFile, "utf8")) : undefined;

describe.skipIf(schema === undefined)(
  "by the official schema (skipped where its file is not beside the checkout)",
  () => {
    function errorsOf(text: string): unknown {
      // The schema is of draft 4, whose words for this subset are those of draft 7 but for `id`.
      const { id: _id, $schema: _draft, ...rest } = schema;
      const ajv = new Ajv({ strict: false, allErrors: true });
      (addFormats as unknown as (instance: Ajv) => void)(ajv);
      const validate = ajv.compile(rest);
      validate(JSON.parse(text));
      return validate.errors;
    }

    test.each(PROVIDERS)("the findings of %s are a valid log", async (provider) => {
      expect(errorsOf(sarif(await lint({ published: readProvider(provider) }), { version: "1.2.3" }))).toBeNull();
    });

    test("hostile text and no findings are valid too", () => {
      expect(errorsOf(sarif([hostileFinding(), ...MIXED]))).toBeNull();
      expect(errorsOf(sarif([]))).toBeNull();
    });

    test("a broken log would be noticed", () => {
      expect(errorsOf(sarif(MIXED).replaceAll('"startLine": 7', '"startLine": 0'))).not.toBeNull();
    });
  },
);

test("every result points at its rule, and every rule has help and its own severity", () => {
  const { tool, results } = runOf(MIXED);
  for (const { ruleId, ruleIndex } of results)
    expect(tool.driver.rules[Number(ruleIndex)]).toMatchObject({ id: ruleId });
  expect(tool.driver.rules.map(({ id }) => id)).toEqual([
    "contract/no-idempotency-key",
    "shape/closed-response",
    "shape/number-as-string",
  ]);
  expect(tool.driver.rules[2]).toMatchObject({
    defaultConfiguration: { level: "error" },
    help: { text: expect.stringContaining("quotes"), markdown: expect.stringContaining("Wrong:") },
    properties: { page: "docs/rules/shape/number-as-string.md" },
  });
  expect(tool.driver.version).toBe("1.2.3");
});

test("a result has its level, region, pointer and fingerprint", () => {
  const [result] = runOf([findingOf({ severity: "info" })]).results;
  expect(result).toMatchObject({
    level: "note",
    locations: [
      {
        physicalLocation: {
          artifactLocation: { uri: "specs/providers/pets/source.yaml" },
          region: { startLine: 7, startColumn: 11, endLine: 7, endColumn: 14 },
        },
        logicalLocations: [{ fullyQualifiedName: "/components/schemas/Pet/maxLength" }],
      },
    ],
    partialFingerprints: { "concordat/v1": "0123456789abcdef0123456789abcdef" },
    suppressions: [],
  });
});

test("what is accepted or repaired is suppressed from outside of the file, and says which", () => {
  const suppressions = runOf(MIXED).results.map((result) => result.suppressions);
  expect(suppressions).toEqual([
    [],
    [],
    [],
    [{ kind: "external", status: "accepted", justification: "Repaired by an overlay of pets." }],
    [{ kind: "external", status: "accepted", justification: "Accepted in the baseline." }],
  ]);
});

test("a message of a document makes no link, no placeholder and no control character", () => {
  const text = sarif([
    findingOf({ message: HOSTILE, related: [{ message: HOSTILE, location: findingOf().location }] }),
  ]);
  const { message, relatedLocations } = JSON.parse(text).runs[0].results[0];
  for (const shown of [message.text, relatedLocations[0].message.text]) {
    expect(shown).not.toContain("](");
    expect(shown).not.toMatch(/(?<!\{)\{\d+\}/);
    expect(shown).toContain("{session_id}");
    expect(shown).not.toMatch(/\p{Cc}|\p{Cf}|\p{Cs}/u);
  }
});

test("a file's name is a relative URI whatever is in it", () => {
  const location = { ...findingOf().location, file: "a b/c:d?e#f%.yaml" };
  const [result] = runOf([findingOf({ location })]).results;
  expect(JSON.stringify(result)).toContain('"uri":"a%20b/c%3Ad%3Fe%23f%25.yaml"');
});
