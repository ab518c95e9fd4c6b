import { mkdir, readdir } from "node:fs/promises";
import { join, relative, sep } from "node:path";
import type { FindingDraft } from "../source/draft.js";
import { type Content, contentAt, contentOf } from "./disk.js";
import { type OutputFile, resolveInside } from "./files.js";
import { commit, discard, progressOf, recover, stage } from "./journal.js";
import { describeLock, takeLock, WORK_FOLDER } from "./lock.js";
import { MANIFEST_FILE, type Manifest, manifestOf, printManifest, readManifest, splitManifest } from "./manifest.js";
import { describeError, outputFinding } from "./problem.js";
import { type Before, BlockedStep, type Step } from "./steps.js";

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
  try {
    await mkdir(root, { recursive: true });
    const done = await withLock(root, async () => {
      await recover(root);
      return await writeLocked(request);
    });
    return done ?? nothing([await lockedFinding(root, label)]);
  } catch (error) {
    return nothing([await failure(root, label, error)]);
  }
}

/**
 * Completes, or clears away, a run that was interrupted, so that nobody reads an output that is half of each. Does nothing where
 * none was.
 * @returns a finding where the output may be half of each all the same: a run is at work on it, or it cannot be completed
 */
export async function recoverOutput(root: string, label: string): Promise<readonly FindingDraft[]> {
  if ((await progressOf(root)) === "none") return [];
  try {
    const done = await withLock(root, async () => {
      await recover(root);
      return true;
    });
    if (done === true || (await progressOf(root)) !== "decided") return [];
    return [await lockedFinding(root, label)];
  } catch (error) {
    // What is only staged hides nothing: the old output stands, whole.
    return (await progressOf(root)) === "decided" ? [await failure(root, label, error)] : [];
  }
}

/** @returns undefined where another run has the lock */
async function withLock<T>(root: string, work: () => Promise<T>): Promise<T | undefined> {
  const lock = await takeLock(root);
  if (lock === undefined) return undefined;
  try {
    return await work();
  } finally {
    await lock.release().catch(() => undefined);
  }
}

async function lockedFinding(root: string, label: string): Promise<FindingDraft> {
  return outputFinding("output/locked", label, `another run is writing to this folder: ${await describeLock(root)}`);
}

/** Why nothing, or half, was written. What only was staged is cleared away by the next command; a full disk is freed at once. */
async function failure(root: string, label: string, error: unknown): Promise<FindingDraft> {
  if (error instanceof BlockedStep) {
    return outputFinding(
      "output/cannot-write",
      `${label}/${error.path}`,
      `an interrupted run cannot be completed: this file stands in its way, because ${error.message}`,
      `Put the folder back as it was committed, remove ${label}/${WORK_FOLDER}, and run \`concordat generate\`.`,
    );
  }
  const why = describeError(error);
  return (await progressOf(root)) === "decided"
    ? outputFinding(
        "output/cannot-write",
        label,
        `the output is half written: ${why}`,
        "Mend that; the next command completes what was begun.",
      )
    : outputFinding("output/cannot-write", label, `the output was not written: ${why}`);
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
  const manifest: Move = {
    file: { path: MANIFEST_FILE, text: after },
    before: await contentAt(join(root, MANIFEST_FILE)),
  };
  const moves = [...plan.moves, ...(after === printManifest(all) ? [] : [manifest])];
  if (moves.length > 0 || plan.removals.length > 0) await replaceFiles(root, moves, plan.removals);
  return {
    written: plan.moves.map(({ file }) => file.path).sort(),
    removed: plan.removals.map(({ path }) => path),
    unchanged: files.length - plan.moves.length,
    findings: [],
  };
}

/** A file to be written, and what it replaces. */
interface Move {
  readonly file: OutputFile;
  readonly before: Before;
}

type Removal = Extract<Step, { kind: "remove" }>;

async function replaceFiles(root: string, moves: readonly Move[], removals: readonly Removal[]): Promise<void> {
  const texts = moves.map(({ file }) => file.text);
  try {
    const names = await stage(root, texts);
    const steps = moves.map(
      ({ file, before }, index): Step => ({
        kind: "move",
        path: file.path,
        before,
        staged: names[index] ?? "",
        after: contentOf(file.text),
      }),
    );
    await commit(root, [...removals, ...steps]);
  } catch (error) {
    // A full disk is freed at once, and not by the next run.
    if ((await progressOf(root)) !== "decided") await discard(root).catch(() => undefined);
    throw error;
  }
}

interface StepPlan {
  readonly moves: readonly Move[];
  readonly removals: readonly Removal[];
  readonly findings: readonly FindingDraft[];
}

async function planSteps(input: WriteRequest & { readonly before: Manifest }): Promise<StepPlan> {
  const { root, label, files, before } = input;
  const findings: FindingDraft[] = [];
  const moves: Move[] = [];
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
    const now = await contentOfOutput(root, file.path);
    if (now === contentOf(file.text)) continue;
    const allowed = replacing(now, before.get(file.path), file.derived === true);
    if ("rule" in allowed) findings.push(outputFinding(allowed.rule, `${label}/${file.path}`, allowed.message));
    else moves.push({ file, before: allowed.before });
  }
  const wanted = new Set(files.map((file) => file.path));
  const removals: Removal[] = [];
  for (const [path, ours] of before) {
    if (wanted.has(path)) continue;
    const now = await contentOfOutput(root, path);
    if (now === "nothing") continue;
    const allowed = replacing(now, ours, false);
    if ("rule" in allowed) findings.push(outputFinding(allowed.rule, `${label}/${path}`, allowed.message));
    else removals.push({ kind: "remove", path, before: allowed.before });
  }
  for (const path of await strayDerived(root, files, before))
    removals.push({ kind: "remove", path, before: "anything" });
  return { moves, removals: removals.sort((a, b) => (a.path < b.path ? -1 : 1)), findings };
}

/** What stands at a path of the output, without following a link; "outside" where the path leaves the folder. */
async function contentOfOutput(root: string, path: string): Promise<Content | "outside"> {
  const target = await resolveInside(root, path);
  return target === undefined ? "outside" : await contentAt(target);
}

/** What is replaced at a path, or why what stands there may not be overwritten or removed. */
function replacing(
  now: Content | "outside",
  ours: string | undefined,
  derived: boolean,
): { readonly before: Before } | { readonly rule: string; readonly message: string } {
  switch (now) {
    case "outside":
      return {
        rule: "output/outside-folder",
        message: "this path leaves the output folder, or a link or a file stands on the way",
      };
    case "no-file":
      return { rule: "output/foreign-file", message: "a folder or a link stands here, and would be overwritten" };
    case "nothing":
      return { before: derived ? "anything" : now };
    default:
      if (derived) return { before: "anything" };
      if (ours === undefined)
        return { rule: "output/foreign-file", message: "this file was not written by us, and would be overwritten" };
      if (now === `sha256:${ours}`) return { before: now };
      return {
        rule: "output/edited-file",
        message: "this generated file was edited by hand, and would be overwritten",
      };
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
