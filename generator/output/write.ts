import { mkdir, readdir, readFile } from "node:fs/promises";
import { join, relative, sep } from "node:path";
import type { FindingDraft } from "../source/draft.js";
import { hashOf, type OutputFile, resolveInside } from "./files.js";
import { commit, isInterrupted, recover, type Step, stage } from "./journal.js";
import { type Lock, takeLock } from "./lock.js";
import { MANIFEST_FILE, type Manifest, manifestOf, printManifest, readManifest, splitManifest } from "./manifest.js";
import { describeError, outputFinding } from "./problem.js";

export interface WriteRequest {
  /** The output folder, absolute. It is made where it is missing. */
  readonly root: string;
  /** How findings name that folder: relative to the project, with `/`. */
  readonly label: string;
  readonly files: readonly OutputFile[];
  /** Folders below the output that this run is about; what earlier runs wrote elsewhere stays. Default: all of them. */
  readonly folders?: ReadonlySet<string>;
}

export interface WriteReport {
  /** Paths below the output folder, sorted. */
  readonly written: readonly string[];
  readonly removed: readonly string[];
  readonly unchanged: number;
  /** Where any stands here, nothing was changed. */
  readonly findings: readonly FindingDraft[];
}

/**
 * Makes the output folder hold exactly `files`: all of them, or none where something stands in the way. Files that neither this
 * nor an earlier run wrote are left alone, and one of ours that a person edited is never overwritten. A run that was interrupted
 * is completed, or cleared away, first.
 */
export async function writeOutput(request: WriteRequest): Promise<WriteReport> {
  const { root, label } = request;
  let lock: Lock | undefined;
  try {
    await mkdir(root, { recursive: true });
    lock = await takeLock(root);
    if (lock === undefined)
      return nothing([outputFinding("output/locked", label, "another run is writing to this folder")]);
    await recover(root);
    return await writeLocked(request);
  } catch (error) {
    return nothing([
      outputFinding("output/cannot-write", label, `the output was not written: ${describeError(error)}`),
    ]);
  } finally {
    await lock?.release().catch(() => undefined);
  }
}

/**
 * Completes, or clears away, a run that was interrupted, so that nobody reads an output that is half of each. Does nothing where
 * none was, or where the run is still at work.
 */
export async function recoverOutput(root: string): Promise<void> {
  if (!(await isInterrupted(root))) return;
  let lock: Lock | undefined;
  try {
    lock = await takeLock(root);
    if (lock !== undefined) await recover(root);
  } catch {
    // A folder that nobody may write to stays as it is, and whoever reads it sees that it is stale.
  } finally {
    await lock?.release().catch(() => undefined);
  }
}

async function writeLocked({ root, label, files, folders }: WriteRequest): Promise<WriteReport> {
  const all = await readManifest(root);
  if (all === undefined) {
    const file = `${label}/${MANIFEST_FILE}`;
    return nothing([
      outputFinding("output/edited-file", file, "the manifest cannot be read, so our files cannot be told from yours"),
    ]);
  }
  const { before, kept } = splitManifest(all, folders);
  const plan = await planSteps({ root, label, files, before });
  if (plan.findings.length > 0) return nothing(plan.findings);
  const after = printManifest(manifestOf(files, kept));
  const moves = [...plan.moves, ...(after === printManifest(all) ? [] : [{ path: MANIFEST_FILE, text: after }])];
  if (moves.length > 0 || plan.removals.length > 0) {
    const staged = await stage(
      root,
      moves.map((move) => move.text),
    );
    const steps: Step[] = plan.removals.map((path) => ({ kind: "remove", path }));
    for (const [index, move] of moves.entries())
      steps.push({ kind: "move", staged: staged[index] ?? "", path: move.path });
    await commit(root, steps);
  }
  return {
    written: plan.moves.map((move) => move.path).sort(),
    removed: plan.removals,
    unchanged: files.length - plan.moves.length,
    findings: [],
  };
}

interface StepPlan {
  readonly moves: readonly OutputFile[];
  readonly removals: readonly string[];
  readonly findings: readonly FindingDraft[];
}

async function planSteps(input: WriteRequest & { readonly before: Manifest }): Promise<StepPlan> {
  const { root, label, files, before } = input;
  const findings: FindingDraft[] = [];
  const moves: OutputFile[] = [];
  const taken = new Map<string, string>();
  for (const file of files) {
    const other = taken.get(file.path.toLowerCase());
    if (other !== undefined)
      findings.push(
        outputFinding(
          "output/colliding-names",
          `${label}/${file.path}`,
          `collides with ${other} on a disk that ignores case`,
        ),
      );
    taken.set(file.path.toLowerCase(), file.path);
    const state = await stateOf({
      root,
      path: file.path,
      wanted: hashOf(file.text),
      ours: before.get(file.path),
      derived: file.derived === true,
    });
    if (state === "same") continue;
    if (state === "free" || state === "ours") moves.push(file);
    else findings.push(refusal(state, `${label}/${file.path}`));
  }
  const wanted = new Set(files.map((file) => file.path));
  const removals: string[] = [];
  for (const [path, ours] of before) {
    if (wanted.has(path)) continue;
    const state = await stateOf({ root, path, wanted: "", ours, derived: false });
    if (state === "ours") removals.push(path);
    else if (state !== "free" && state !== "same") findings.push(refusal(state, `${label}/${path}`));
  }
  removals.push(...(await strayDerived(root, files, before)));
  return { moves, removals: removals.sort(), findings };
}

type FileState = "free" | "same" | "ours" | "edited" | "foreign" | "outside";

async function stateOf(input: {
  root: string;
  path: string;
  wanted: string;
  ours: string | undefined;
  derived: boolean;
}): Promise<FileState> {
  const target = await resolveInside(input.root, input.path);
  if (target === undefined) return "outside";
  const content = await readFile(target).catch((error: unknown) => {
    if (typeof error === "object" && error !== null && "code" in error && error.code === "ENOENT") return undefined;
    throw error;
  });
  if (content === undefined) return "free";
  const hash = hashOf(content);
  if (hash === input.wanted) return "same";
  if (input.derived || hash === input.ours) return "ours";
  return input.ours === undefined ? "foreign" : "edited";
}

function refusal(state: "edited" | "foreign" | "outside", file: string): FindingDraft {
  switch (state) {
    case "edited":
      return outputFinding(
        "output/edited-file",
        file,
        "this generated file was edited by hand, and would be overwritten",
      );
    case "foreign":
      return outputFinding("output/foreign-file", file, "this file was not written by us, and would be overwritten");
    case "outside":
      return outputFinding(
        "output/outside-folder",
        file,
        "this path leaves the output folder, or a link stands on the way",
      );
  }
}

/** Derived files of an earlier run that are not wanted any more: whatever else stands in a package's `dist/`. */
async function strayDerived(root: string, files: readonly OutputFile[], before: Manifest): Promise<string[]> {
  const paths = files.map((file) => file.path);
  const wanted = new Set(paths);
  const packages = new Set([...paths, ...before.keys()].map((path) => path.slice(0, path.indexOf("/"))));
  const stray: string[] = [];
  for (const folder of [...packages].sort()) {
    const dist = join(root, folder, "dist");
    const entries = await readdir(dist, { recursive: true, withFileTypes: true }).catch(() => []);
    for (const entry of entries.filter((found) => found.isFile())) {
      const below = relative(dist, join(entry.parentPath, entry.name)).replaceAll(sep, "/");
      const path = `${folder}/dist/${below}`;
      if (!wanted.has(path)) stray.push(path);
    }
  }
  return stray;
}

function nothing(findings: readonly FindingDraft[]): WriteReport {
  return { written: [], removed: [], unchanged: 0, findings };
}
