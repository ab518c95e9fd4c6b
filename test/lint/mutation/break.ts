import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Finding, lint, NO_CONFIG } from "../../../generator/lint/index.js";
import { buildModel } from "../../../generator/model/build.js";
import { lintFile, openFile } from "../../../generator/pipeline/files.js";
import type { SpecDocument } from "../../../generator/source/document.js";
import { DEFAULT_LIMITS } from "../../../generator/source/limits.js";

/** What stands once in a text, and what takes its place. */
export type Change = readonly [from: string, to: string];

/** What `fix` proposes for what a rule found. */
export type Repair = "safe" | "review" | "none";

/** One way to break a document, and what the rule of the cause says and proposes. */
export interface Mutation {
  readonly rule: string;
  readonly fix: Repair;
  readonly document: "pets-3.0.yaml" | "pets-3.1.yaml" | "release-pet.md";
  /** What the document is before it is broken, where that is not the clean one: what the rule names needs it. */
  readonly given?: readonly Change[];
  readonly change: Change;
}

/** A mutation of a document that several lists have in common: the rule, its fix, and the change. */
export type Break = readonly [rule: string, fix: Repair, from: string, to: string];

export function breaksOf(document: Mutation["document"], breaks: readonly Break[]): readonly Mutation[] {
  return breaks.map(([rule, fix, from, to]) => ({ rule, fix, document, change: [from, to] }));
}

/** The text of a document after changes, none of which may be meant for several places. */
export function textOf(document: Mutation["document"], changes: readonly Change[]): string {
  const clean = readFileSync(`test/lint/mutation/clean/${document}`, "utf8");
  return changes.reduce((text, [from, to]) => {
    const [before, after, ...more] = text.split(from);
    if (before === undefined || after === undefined || more.length > 0)
      throw new Error(`${JSON.stringify(from)} does not stand once in ${document}`);
    return before + to + after;
  }, clean);
}

export interface Linted {
  readonly published: SpecDocument;
  readonly findings: readonly Finding[];
}

/** What `concordat lint <file>` finds: the linter's own findings, and those of the stages before it. */
export async function lintText(text: string, document: Mutation["document"]): Promise<Linted> {
  const root = mkdtempSync(join(tmpdir(), "concordat-mutation-"));
  try {
    const path = join(root, document);
    writeFileSync(path, text);
    const file = { path, shown: document, matched: false };
    const input = { root, files: [file], config: NO_CONFIG, limits: DEFAULT_LIMITS, remote: [] };
    const opened = openFile(file, input);
    const { published } = opened.analysis;
    const findings = await lintFile(opened, input);
    if (published === undefined) throw new Error(findings.map(({ message }) => message).join("\n"));
    return { published, findings };
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}

/** The same of a document that no file holds. */
export async function lintDocument(document: SpecDocument): Promise<readonly Finding[]> {
  return await lint({ published: document, drafts: buildModel(document).findings });
}

export function rulesOf(findings: readonly Finding[]): readonly string[] {
  return findings.map(({ rule }) => rule).sort();
}
