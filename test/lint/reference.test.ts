import { describe, expect, test } from "vitest";
import { type Finding, NO_CONFIG } from "../../generator/lint/index.js";
import { lintProvider } from "../../generator/pipeline/lint.js";
import { analyse } from "../../generator/pipeline/workspace.js";
import { discover } from "../../generator/source/project.js";
import { REFERENCE, type ReferenceRow } from "./reference.js";

const known = new Map<string, Promise<readonly Finding[]>>();

/** Every finding of a provider, with its committed overlays and bindings, whatever its status. */
function findingsOf(provider: string): Promise<readonly Finding[]> {
  const findings = known.get(provider) ?? lintFolder(provider);
  known.set(provider, findings);
  return findings;
}

async function lintFolder(provider: string): Promise<readonly Finding[]> {
  const { value, findings } = discover({ cwd: process.cwd(), providers: [provider] });
  if (value === undefined) throw new Error(findings.map(({ message }) => message).join("\n"));
  const [analysis] = analyse({ value, findings }).providers;
  return analysis === undefined ? [] : await lintProvider(analysis, NO_CONFIG);
}

const place = ({ location }: Finding) => `${location.line}:${location.column}`;

describe.each([...REFERENCE])("%s", (provider, rows) => {
  test.each(rows.map((row) => [`row ${row.row}, ${row.rule}`, row] as const))("%s", async (_name, row) => {
    const found = ofRow(await findingsOf(provider), row);
    expect(found.map(place)).toEqual(row.at);
    for (const [index, words] of (row.says ?? []).entries()) {
      expect(found.map(({ message }) => message)[index]).toContain(words);
    }
  });

  test("has nothing else above info", async () => {
    const others = (await findingsOf(provider)).filter(
      (finding) => finding.severity !== "info" && !rows.some((row) => ofRow([finding], row).length > 0),
    );
    expect(others.map((finding) => `${place(finding)} ${finding.rule}`)).toEqual([]);
  });
});

/** Findings of a rule and a severity: places that the row does not name are told by the first test. */
function ofRow(findings: readonly Finding[], { rule, severity }: ReferenceRow): readonly Finding[] {
  return findings.filter((finding) => finding.rule === rule && finding.severity === severity);
}

test("the list has every provider", () => {
  expect([...REFERENCE.keys()].sort()).toEqual(["1099policy", "crisscross", "flinks", "maven", "xendit"]);
});
