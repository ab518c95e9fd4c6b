import { readFileSync } from "node:fs";
import { type Finding, lint } from "../../../generator/lint/index.js";
import type { SpecDocument } from "../../../generator/source/document.js";
import { readDocument } from "../read.js";

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

export async function lintText(text: string, document: Mutation["document"]): Promise<Linted> {
  const published = readDocument(text, { file: `example/${document}` });
  return { published, findings: await lint({ published }) };
}

export function rulesOf(findings: readonly Finding[]): readonly string[] {
  return findings.map(({ rule }) => rule).sort();
}
