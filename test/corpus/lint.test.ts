import { readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { expect, test } from "vitest";
import { parse } from "yaml";
import type { Location } from "../../generator/source/origin.js";
import { valueAt } from "../../generator/source/origin.js";
import { parsePointer } from "../../generator/source/pointer.js";
import { SourceText } from "../../generator/source/text.js";
import { lintRoot } from "./findings.js";
import { corpus, hasCorpus, roots } from "./roots.js";

interface Judged {
  readonly rule: string;
  readonly file: string;
  readonly pointer: string;
  readonly judged: "right" | "wrong";
  readonly why: string;
}

const { findings: judged }: { readonly findings: readonly Judged[] } = parse(
  readFileSync("test/corpus/judged-findings.yaml", "utf8"),
);

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

test("a hundred findings and more are judged, each with its reason", () => {
  expect(judged.length).toBeGreaterThanOrEqual(100);
  expect(judged.filter(({ why }) => why === "")).toEqual([]);
});

test.skipIf(!hasCorpus)("of the judged findings 95 % of the errors and 90 % of the warnings are right", async () => {
  const counts = { error: { right: 0, wrong: 0 }, warning: { right: 0, wrong: 0 }, info: { right: 0, wrong: 0 } };
  const gone: Judged[] = [];
  for (const one of judged) {
    const root = roots.find(({ file }) => relative(corpus, file) === one.file);
    const findings = root === undefined ? [] : (await lintRoot(root)).findings;
    const found = findings.find(({ rule, location }) => rule === one.rule && location.pointer === one.pointer);
    if (found === undefined) gone.push(one);
    else counts[found.severity][one.judged] += 1;
  }
  console.log(`judged: ${JSON.stringify(counts)}`);
  expect(gone).toEqual([]);
  expect(counts.error.right / (counts.error.right + counts.error.wrong)).toBeGreaterThanOrEqual(0.95);
  expect(counts.warning.right / (counts.warning.right + counts.warning.wrong)).toBeGreaterThanOrEqual(0.9);
});
