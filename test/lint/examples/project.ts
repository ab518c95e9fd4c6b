import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { generateWorkspace } from "../../../generator/pipeline/generate.js";
import { analyse } from "../../../generator/pipeline/workspace.js";
import { discover } from "../../../generator/source/project.js";
import { concordat } from "../../cli/project.js";

/** A file's content, or what stands in its place. */
export type Entry = string | Uint8Array | { readonly linkTo: string } | "folder";

/** What is done in a project, in order; the findings of each command are those of the example. */
export type Step =
  /** The folder as these steps leave it, which are done once. */
  | { readonly copyOf: readonly Step[] }
  | { readonly put: Readonly<Record<string, Entry>> }
  | { readonly lint: readonly string[] }
  | { readonly generate: "write" | "check" };

const folders = new Map<readonly Step[], Promise<string>>();

function folderAfter(steps: readonly Step[]): Promise<string> {
  const known = folders.get(steps) ?? made(steps);
  folders.set(steps, known);
  return known;
}

async function made(steps: readonly Step[]): Promise<string> {
  const root = mkdtempSync(join(tmpdir(), "concordat-example-"));
  await rulesAfter(root, steps);
  return root;
}

/** Removes the folders that examples were copied from. */
export async function removeCopied(): Promise<void> {
  for (const folder of folders.values()) rmSync(await folder, { recursive: true, force: true });
  folders.clear();
}

/** Does the steps in a folder of its own, and gives the ids of the rules that the last command reported. */
export async function rulesOfSteps(steps: readonly Step[]): Promise<readonly string[]> {
  const root = mkdtempSync(join(tmpdir(), "concordat-example-"));
  try {
    return await rulesAfter(root, steps);
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}

async function rulesAfter(root: string, steps: readonly Step[]): Promise<readonly string[]> {
  let rules: readonly string[] = [];
  for (const step of steps) {
    if ("copyOf" in step) cpSync(await folderAfter(step.copyOf), root, { recursive: true });
    else if ("put" in step) for (const [path, entry] of Object.entries(step.put)) place(join(root, path), entry);
    else if ("lint" in step) rules = await lintIn(root, step.lint);
    else rules = await generateIn(root, step.generate === "check");
  }
  return rules;
}

function place(path: string, entry: Entry): void {
  mkdirSync(dirname(path), { recursive: true });
  if (entry === "folder") mkdirSync(path, { recursive: true });
  else if (typeof entry === "string" || entry instanceof Uint8Array) writeFileSync(path, entry);
  else {
    rmSync(path, { recursive: true, force: true });
    symlinkSync(entry.linkTo, path);
  }
}

async function lintIn(root: string, operands: readonly string[]): Promise<readonly string[]> {
  const { stdout } = await concordat(root, "lint", "--format", "json", ...operands);
  const { findings }: { readonly findings: readonly { readonly rule: string }[] } = JSON.parse(stdout);
  return findings.map(({ rule }) => rule);
}

async function generateIn(root: string, check: boolean): Promise<readonly string[]> {
  const { value, findings } = discover({ cwd: root });
  if (value === undefined) return findings.map(({ rule }) => rule);
  const report = await generateWorkspace(analyse({ value, findings }), { check, partial: false });
  return report.findings.map(({ rule }) => rule);
}
