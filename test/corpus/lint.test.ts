import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import type { Location } from "../../generator/source/origin.js";
import { valueAt } from "../../generator/source/origin.js";
import { parsePointer } from "../../generator/source/pointer.js";
import { SourceText } from "../../generator/source/text.js";
import { corpusFindings, draw } from "./draw-findings.js";
import { lintRoot } from "./findings.js";
import { printJudged, readJudged } from "./judged.js";
import { corpus, hasCorpus, roots } from "./roots.js";

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

test.skipIf(!hasCorpus).each(roots.map((root) => [root.name, root] as const))(
  "every finding in %s stands at a place that exists",
  async (_name, root) => {
    const { document, findings } = await lintRoot(root);
    const wrong = findings.flatMap(({ rule, location, related }) => {
      const places = [location, ...related.map((one) => one.location)];
      const problem = places.map(wrongPlace).find((one) => one !== undefined);
      const tokens = parsePointer(location.pointer);
      const resolves = tokens !== undefined && valueAt(document.root, tokens) !== undefined;
      const own = location.file === document.source.file;
      return problem === undefined && (resolves || !own) ? [] : [`${rule} ${location.pointer} ${problem ?? "no node"}`];
    });
    expect(wrong).toEqual([]);
    expect(findings.filter(({ rule }) => rule === "lint/internal")).toEqual([]);
  },
);

const judged = readJudged();

test.skipIf(!hasCorpus)("the judged findings are those that the draw takes, neither more nor others", async () => {
  const sample = draw(await corpusFindings());
  const again = `Draw again: npx vitest run --config vitest.corpus.config.ts test/corpus/lint.test.ts -u`;
  await expect(printJudged(sample, judged), again).toMatchFileSnapshot("judged-findings.yaml");
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
