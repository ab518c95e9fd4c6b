import { readFileSync } from "node:fs";
import { afterAll, expect, test } from "vitest";
import { catalogue, lint, proposedActions } from "../../../generator/lint/index.js";
import { applyActions } from "../../../generator/repair/apply.js";
import { readOverlay } from "../../../generator/repair/read-overlay.js";
import { SourceText } from "../../../generator/source/text.js";
import { readDocument } from "../read.js";
import { type Linted, lintDocument, lintText, type Mutation, rulesOf, textOf } from "./break.js";
import { mutations } from "./mutations.js";
import { pairs } from "./pairs.js";

const documents = [...new Set(mutations.map(({ document }) => document))];
let caught = 0;

const results = new Map<string, Promise<Linted>>();

/** Two tests ask about one text. */
function linted(text: string, document: Mutation["document"]): Promise<Linted> {
  const result = results.get(text) ?? lintText(text, document);
  results.set(text, result);
  return result;
}

const before = ({ document, given = [] }: Mutation) => linted(textOf(document, given), document);
const after = ({ document, given = [], change }: Mutation) => linted(textOf(document, [...given, change]), document);

const named = mutations.map(
  (mutation) => [mutation.rule, mutation.document, mutation.change[1].trim().slice(0, 60), mutation] as const,
);

test.each(documents)("%s has no finding before it is broken", async (document) => {
  expect(rulesOf((await linted(textOf(document, []), document)).findings)).toEqual([]);
});

test.each(named)("%s, and nothing else, finds in %s: %s", async (rule, _document, _to, mutation) => {
  const known = rulesOf((await before(mutation)).findings);
  expect(known).not.toContain(rule);
  expect(rulesOf((await after(mutation)).findings)).toEqual([...known, rule].sort());
  caught += 1;
});

test.each(named.map((row) => [row[3].fix, ...row] as const))(
  "the fix is: %s, and mends what there is: %s in %s: %s",
  async (fix, rule, _document, _to, mutation) => {
    const { published, findings } = await after(mutation);
    const found = findings.filter((finding) => finding.rule === rule);
    expect(found.map((finding) => finding.fix?.safety ?? "none")).toEqual(found.map(() => fix));
    const { document: mended, applied } = applyActions(published, proposedActions(found, { review: true }));
    expect(applied.filter(({ problem }) => problem !== undefined)).toEqual([]);
    const left = fix === "none" ? findings : (await before(mutation)).findings;
    expect(rulesOf(await lintDocument(mended))).toEqual(rulesOf(left));
  },
);

test.each(pairs.map((pair) => [pair.rules[0], pair.rules[1], pair.change[1].trim().slice(0, 60), pair] as const))(
  "%s and %s are both found: %s",
  async (_one, _other, _to, { document, change, rules }) => {
    expect(rulesOf((await linted(textOf(document, [change]), document)).findings)).toEqual(rules);
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
  const published = readDocument(textOf("release-pet.md", []), { file: "example/release-pet.md" });
  const { value } = readOverlay(new SourceText("example/assumptions.overlay.yaml", overlay), "assumptions");
  const findings = await lint({ published, overlays: value === undefined ? [] : [value] });
  expect(findings.map(({ rule, location }) => `${rule} ${location.file}:${location.line}`)).toEqual([
    "docs/assumed-fact example/assumptions.overlay.yaml:4",
  ]);
});

/** The rules that find something in a document by themselves, and those of Redocly that bear an id of ours. */
const finding = catalogue.filter(({ check, redocly }) => check !== undefined || redocly !== undefined);

test.each(finding.map(({ id }) => id))("%s has a mutation", (id) => {
  expect(mutations.map(({ rule }) => rule)).toContain(id);
});

/** The rules that can make a fix, each in a file of its own. */
const mending = finding.filter(({ id }) =>
  readFileSync(`generator/lint/rules/${id}.ts`, "utf8").includes('from "../../fixes.js"'),
);

test.each(mending.map(({ id }) => id))("%s, which can make a fix, has a mutation that gets one", (id) => {
  expect(mutations.filter(({ rule, fix }) => rule === id && fix !== "none")).not.toEqual([]);
});

test("sixty ways and more are tried", () => {
  expect(mutations.length).toBeGreaterThanOrEqual(60);
  const texts = mutations.map(({ document, given = [], change }) => textOf(document, [...given, change]));
  expect(new Set(texts).size).toBe(mutations.length);
});

afterAll(() => {
  console.log(`${caught} of ${mutations.length} mutations are caught by their own rule alone`);
});
