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
  return analysis === undefined ? [] : await lintProvider(analysis, NO_CONFIG, value.config.limits.seconds);
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

  test.each(rows.map((row) => [`row ${row.row}, ${row.rule}`, row] as const))(
    "%s, has its status, its fix and its group",
    async (_name, row) => {
      const found = ofRow(await findingsOf(provider), row);
      const statuses = (row.status ?? "open").split(" ");
      expect(found.map(({ status, fix, group }) => [status, fix?.safety, group])).toEqual(
        found.map((_finding, index) => [statuses[index % statuses.length], row.fix, row.group ?? null]),
      );
    },
  );

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

test("the values that one publisher turned into strings are 38 findings under one heading", async () => {
  const rows = [...REFERENCE].flatMap(([provider, all]) => all.map((row) => ({ provider, row })));
  const grouped = rows.filter(({ row }) => row.group === "values-as-strings");
  expect(new Set(grouped.map(({ provider }) => provider))).toEqual(new Set(["xendit"]));
  expect(grouped.flatMap(({ row }) => row.at)).toHaveLength(38);
});

test("the list has every provider", () => {
  expect([...REFERENCE.keys()].sort()).toEqual(["1099policy", "crisscross", "flinks", "maven", "xendit"]);
});
