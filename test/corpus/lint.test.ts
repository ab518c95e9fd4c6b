import { readFileSync } from "node:fs";
import { basename, join, relative } from "node:path";
import { expect, test } from "vitest";
import { lint } from "../../generator/lint/index.js";
import { buildModel } from "../../generator/model/build.js";
import type { FindingDraft } from "../../generator/source/draft.js";
import type { JsonObject } from "../../generator/source/json.js";
import { loadDocument } from "../../generator/source/load.js";
import type { Location } from "../../generator/source/origin.js";
import { valueAt } from "../../generator/source/origin.js";
import { parsePointer } from "../../generator/source/pointer.js";
import { SourceText } from "../../generator/source/text.js";
import { corpusFindings, draw } from "./draw-findings.js";
import { lintRoot } from "./findings.js";
import { printJudged, readJudged, type Subject, subjectOf } from "./judged.js";
import { corpus, examples, hasCorpus, roots } from "./roots.js";

const texts = new Map<string, SourceText>();

function textOf(file: string): SourceText {
  const text = texts.get(file) ?? new SourceText(file, readFileSync(join(corpus, file), "utf8"));
  texts.set(file, text);
  return text;
}

/** Why a place is none: outside the lines of its file, or backwards. */
function wrongPlace({ file, line, column, endLine, endColumn }: Location): string | undefined {
  const text = textOf(file);
  if (line > text.lineStarts.length || endLine > text.lineStarts.length) return "there is no such line";
  if (column > text.line(line).length + 1) return "there is no such column";
  return endLine < line || (endLine === line && endColumn < column) ? "it ends before it begins" : undefined;
}

/** The rule and what is wrong with its places: outside their files, or of a node that the document does not have. */
function problemOf(
  { location, related = [], rule }: Pick<FindingDraft, "location" | "related" | "rule">,
  { file, root }: { readonly file: string; readonly root: JsonObject | undefined },
): readonly string[] {
  const places = [location, ...related.map((one) => one.location)];
  const problem = places.map(wrongPlace).find((one) => one !== undefined);
  const tokens = parsePointer(location.pointer);
  // What is not read has no nodes.
  const resolves = root === undefined || (tokens !== undefined && valueAt(root, tokens) !== undefined);
  return problem === undefined && (resolves || location.file !== file)
    ? []
    : [`${rule} ${file} ${location.pointer} ${problem ?? "no node"}`];
}

test.skipIf(!hasCorpus).each(roots.map((root) => [root.name, root] as const))(
  "every finding in %s stands at a place that exists",
  async (_name, root) => {
    const { document, findings } = await lintRoot(root);
    const own = { file: document.source.file, root: document.root };
    const wrong = findings.flatMap((finding) => problemOf(finding, own));
    expect(wrong).toEqual([]);
    expect(findings.filter(({ rule }) => rule === "lint/internal")).toEqual([]);
  },
);

test.skipIf(!hasCorpus)(
  "every finding in the small documents stands at a place that exists",
  async () => {
    const wrong: string[] = [];
    for (const file of examples()) {
      const place = { file: relative(corpus, file), within: "." };
      const { value, findings: drafts } = loadDocument({ root: corpus, provider: "example", ...place });
      const built = value === undefined ? undefined : buildModel(value);
      const all = [...drafts, ...(built?.findings ?? [])];
      const findings = value === undefined ? all : await lint({ published: value, drafts: all });
      wrong.push(...findings.flatMap((finding) => problemOf(finding, { file: place.file, root: value?.root })));
    }
    expect(wrong).toEqual([]);
  },
  240_000,
);

const judged = readJudged();

/** What a reason may call a finding by: its document, file, line, the parts of its pointer, and the words of its message. */
function namesOf({ document, file, line, pointer, says }: Subject): ReadonlySet<string> {
  const tokens = (parsePointer(pointer) ?? []).map(String);
  const parts = tokens.flatMap((token) => token.split("/"));
  return new Set([document, basename(file), String(line), ...tokens, ...parts, ...(says.match(/[^\s`"“”,]+/g) ?? [])]);
}

test.skipIf(!hasCorpus)("the judged findings are those that the draw takes, neither more nor others", async () => {
  const sample = draw(await corpusFindings()).map(subjectOf);
  const again = `Draw again: npx vitest run --config vitest.corpus.config.ts test/corpus/lint.test.ts -u`;
  await expect(printJudged(sample, judged), again).toMatchFileSnapshot("judged-findings.yaml");
});

test.each<[string, Partial<Subject>]>([
  ["says something else", { says: "Something else" }],
  ["stands in another line", { line: 0 }],
  ["stands at another pointer", { pointer: "/elsewhere" }],
  ["has another level", { level: "fatal" }],
])("a finding that %s is not judged yet, and its reason is gone", (_change, change) => {
  const [one] = judged;
  if (one === undefined) throw new Error("nothing is judged");
  expect(printJudged([one], judged)).toContain(`judged: ${one.judged}\n`);
  const print = printJudged([{ ...one, ...change }], judged);
  expect(print).toContain('judged: not yet\n    why: ""');
});

test("each reason names, as code, what in all of its rule only its own finding has", () => {
  const vague = judged.filter((one) => {
    const own = namesOf(one);
    const named = [...one.why.matchAll(/`([^`]+)`/g)].map(([, name = ""]) => name).filter((name) => own.has(name));
    const fits = (other: Subject) => other.rule === one.rule && named.every((name) => namesOf(other).has(name));
    return judged.filter(fits).length !== 1;
  });
  expect(vague.map(({ rule, document, pointer, why }) => ({ rule, document, pointer, why }))).toEqual([]);
});

test("a hundred and thirty findings and more are judged, each with its own reason", () => {
  expect(judged.length).toBeGreaterThanOrEqual(130);
  expect(judged.filter((one) => one.judged !== "right" && one.judged !== "wrong")).toEqual([]);
  const whys = judged.map(({ why }) => why);
  expect(whys.filter((why, index) => why.length < 20 || whys.indexOf(why) !== index)).toEqual([]);
});

test.each([
  ["error", 0.95],
  ["warning", 0.9],
] as const)("of the judged findings of level %s the share %d is right", (level, least) => {
  const ofLevel = judged.filter((one) => one.level === level);
  const right = ofLevel.filter((one) => one.judged === "right");
  console.log(`judged ${level}: ${right.length} of ${ofLevel.length} right`);
  expect(right.length / ofLevel.length).toBeGreaterThanOrEqual(least);
});
