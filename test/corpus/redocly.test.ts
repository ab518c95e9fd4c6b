import { BaseResolver, createConfig, lintDocument, Source } from "@redocly/openapi-core";
import { expect, test } from "vitest";
import { Causes } from "../../generator/lint/cascade.js";
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
    const ours = new Set(findings.map(({ rule, location }) => `${rule} ${location.pointer}`));
    // Findings on members of one node that have one cause are one finding, on the first of them.
    const gathered = new Set(findings.map(({ rule, location }) => `${rule} ${container(location.pointer)}`));
    // What a rule of ours says that covers the other's is the same defect, by the table that keeps it out of our own findings.
    // The other linter knows one file; a document in several has the places of its parts.
    const { file } = document.source;
    const known = new Causes(
      findings.map(({ rule, message, location: { pointer } }) => ({ rule, message, location: { file, pointer } })),
    );
    const missing = (await reported(document)).filter((problem) => {
      const { pointer, message } = problem;
      const rule = `openapi/${problem.rule}`;
      if (ours.has(`${rule} ${pointer}`)) return false;
      if (gathering.has(problem.rule) && gathered.has(`${rule} ${container(pointer)}`)) return false;
      return !known.cover({ rule, message, location: { file, pointer } }) && !differs(problem);
    });
    expect(missing).toEqual([]);
  },
);

test.skipIf(!hasCorpus)("every reason that is listed is needed", () => {
  expect([...used].sort()).toEqual(DIFFERENCES.map((_difference, index) => index));
});
