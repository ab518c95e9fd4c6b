import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { lint } from "../../../generator/lint/index.js";
import { readOverlay } from "../../../generator/repair/read-overlay.js";
import { SourceText } from "../../../generator/source/text.js";
import { readDocument } from "../read.js";
import { docsMutations } from "./docs-mutations.js";

const clean = (document: string) => readFileSync(`test/lint/mutation/clean/${document}`, "utf8");

function changed(text: string, [from, to]: readonly [string, string]): string {
  const [before, after, ...more] = text.split(from);
  if (before === undefined || after === undefined || more.length > 0)
    throw new Error(`${JSON.stringify(from)} does not stand once in the document`);
  return before + to + after;
}

async function rulesOf(text: string, document: string): Promise<readonly string[]> {
  const findings = await lint({ published: readDocument(text, { file: `example/${document}` }) });
  return findings.map(({ rule }) => rule).sort();
}

test.each(docsMutations.map((mutation) => [mutation.rule, mutation.to.trim().slice(0, 60), mutation] as const))(
  "%s, and nothing else, is what a document gets by: %s",
  async (rule, _to, { document, given, from, to }) => {
    const before = given === undefined ? clean(document) : changed(clean(document), given);
    const known = await rulesOf(before, document);
    expect(known).not.toContain(rule);
    expect(await rulesOf(changed(before, [from, to]), document)).toEqual([...known, rule].sort());
  },
);

test("docs/assumed-fact, and nothing else, is what a document gets by an assumption", async () => {
  const overlay = `overlay: 1.1.0
info: { title: Assumptions, version: 1.0.0 }
actions:
  - target: $.info
    update: { contact: { name: The shelter } }
    x-concordat: { rule: docs/assumed-fact, absent: true, reason: Somebody must answer., source: A letter. }
`;
  const published = readDocument(clean("release-pet.md"), { file: "example/release-pet.md" });
  const { value } = readOverlay(new SourceText("example/assumptions.overlay.yaml", overlay), "assumptions");
  const findings = await lint({ published, overlays: value === undefined ? [] : [value] });
  expect(findings.map(({ rule, location }) => `${rule} ${location.file}:${location.line}`)).toEqual([
    "docs/assumed-fact example/assumptions.overlay.yaml:4",
  ]);
});
