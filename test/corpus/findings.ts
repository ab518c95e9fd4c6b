import { relative } from "node:path";
import { type Finding, lint } from "../../generator/lint/index.js";
import type { SpecDocument } from "../../generator/source/document.js";
import { loadDocument } from "../../generator/source/load.js";
import { corpus, type Root } from "./roots.js";

export interface Linted {
  readonly document: SpecDocument;
  readonly findings: readonly Finding[];
}

const known = new Map<string, Promise<Linted>>();

/** A document of the corpus and what the linter finds in it. Each is linted once. */
export function lintRoot(root: Root): Promise<Linted> {
  const linted = known.get(root.name) ?? lintFile(root);
  known.set(root.name, linted);
  return linted;
}

async function lintFile({ name, file, within }: Root): Promise<Linted> {
  const place = { file: relative(corpus, file), within: relative(corpus, within) || "." };
  const { value, findings } = loadDocument({ root: corpus, provider: name, ...place });
  if (value === undefined) throw new Error(findings.map(({ message }) => message).join("\n"));
  return { document: value, findings: await lint({ published: value, drafts: findings }) };
}
