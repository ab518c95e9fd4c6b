import { BaseResolver, createConfig, lintDocument, Source } from "@redocly/openapi-core";
import { expect, test } from "vitest";
import { toPlain } from "../../generator/lint/plain.js";
import { openapiRules } from "../../generator/lint/rules/openapi/index.js";
import type { SpecDocument } from "../../generator/source/document.js";
import { lintRoot } from "./findings.js";
import { DIFFERENCES } from "./redocly-differences.js";
import { hasCorpus, roots } from "./roots.js";

interface Reported {
  readonly rule: string;
  readonly pointer: string;
  readonly message: string;
}

/** What the other linter's `spec` rules say of a document as published. */
async function reported({ root }: SpecDocument): Promise<readonly Reported[]> {
  const problems = await lintDocument({
    document: { source: new Source("/document.json", ""), parsed: toPlain(root) },
    config: await createConfig({ extends: ["spec"] }),
    externalRefResolver: new BaseResolver(),
  });
  return problems.map(({ ruleId, location, message }) => ({
    rule: ruleId,
    pointer: (location[0]?.pointer ?? "#/").replace(/^#\/?/, "/").replace(/^\/$/, ""),
    message: message.replace(/\s+/g, " "),
  }));
}

const container = (pointer: string) => pointer.slice(0, pointer.lastIndexOf("/"));
const gathering = new Set(openapiRules.filter((rule) => rule.redoclyGathers).map(({ redocly }) => redocly));
const used = new Set<number>();

function differs({ rule, pointer, message }: Reported): boolean {
  const index = DIFFERENCES.findIndex(
    (one) => one.rule === rule && (one.pointer?.test(pointer) ?? true) && (one.message?.test(message) ?? true),
  );
  if (index >= 0) used.add(index);
  return index >= 0;
}

test.skipIf(!hasCorpus).each(roots.map((root) => [root.name, root] as const))(
  "what the other linter's spec rules report on %s is reported, or listed with the reason",
  async (_name, root) => {
    const { document, findings } = await lintRoot(root);
    const nodes = new Set(findings.map(({ location }) => location.pointer));
    // Findings on members of one node that have one cause are one finding, on the first of them.
    const gathered = new Set(findings.map(({ rule, location }) => `${rule} ${container(location.pointer)}`));
    const missing = (await reported(document)).filter(
      (problem) =>
        !nodes.has(problem.pointer) &&
        !(gathering.has(problem.rule) && gathered.has(`openapi/${problem.rule} ${container(problem.pointer)}`)) &&
        !differs(problem),
    );
    expect(missing).toEqual([]);
  },
);

test.skipIf(!hasCorpus)("every reason that is listed is needed", () => {
  expect([...used].sort()).toEqual(DIFFERENCES.map((_difference, index) => index));
});
