import { mkdir, open, readdir, readFile, realpath, rename, rm, rmdir } from "node:fs/promises";
import { dirname, join, sep } from "node:path";
import { resolveInside } from "./files.js";
import { WORK_FOLDER } from "./lock.js";

/** One step of a run: a staged file to move into place, or a file of ours to remove. Doing a step twice changes nothing. */
export type Step =
  | { readonly kind: "move"; readonly staged: string; readonly path: string }
  | { readonly kind: "remove"; readonly path: string };

const JOURNAL = "journal.json";
const STAGING = "staging";

/** Writes a file and waits until it is on the disk, so that the journal never speaks of bytes that a crash can lose. */
async function writeDurably(path: string, text: string): Promise<void> {
  const handle = await open(path, "w");
  try {
    await handle.writeFile(text);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

async function syncFolder(path: string): Promise<void> {
  const handle = await open(path, "r").catch(() => undefined);
  if (handle === undefined) return;
  // Windows cannot sync a folder; its renames are journalled by the file system itself.
  await handle.sync().catch(() => undefined);
  await handle.close();
}

/** Stages texts under numbered names: no name of a document is used before the run is decided. */
export async function stage(root: string, texts: readonly string[]): Promise<string[]> {
  const folder = join(root, WORK_FOLDER, STAGING);
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  const names: string[] = [];
  for (const [index, text] of texts.entries()) {
    const name = String(index);
    await writeDurably(join(folder, name), text);
    names.push(name);
  }
  await syncFolder(folder);
  return names;
}

/** From here on the run is decided: whatever interrupts it, `recover` completes it. */
export async function commit(root: string, steps: readonly Step[]): Promise<void> {
  const folder = join(root, WORK_FOLDER);
  await writeDurably(join(folder, `${JOURNAL}.new`), JSON.stringify({ version: 1, steps }));
  await rename(join(folder, `${JOURNAL}.new`), join(folder, JOURNAL));
  await syncFolder(folder);
  await carryOut(root, steps);
}

/** Whether a run left something behind, or is at work. */
export async function isInterrupted(root: string): Promise<boolean> {
  const left = await readdir(join(root, WORK_FOLDER)).catch(() => []);
  return left.some((name) => name.startsWith(JOURNAL) || name === STAGING);
}

/**
 * Completes a run that was interrupted after its journal was written, and clears away one that was interrupted before.
 * Needs the lock.
 */
export async function recover(root: string): Promise<void> {
  const text = await readFile(join(root, WORK_FOLDER, JOURNAL), "utf8").catch(() => undefined);
  if (text !== undefined) await carryOut(root, stepsOf(text));
  else await clear(root);
}

async function carryOut(given: string, steps: readonly Step[]): Promise<void> {
  const root = await realpath(given);
  const staging = join(root, WORK_FOLDER, STAGING);
  for (const step of steps) {
    const target = await resolveInside(root, step.path);
    if (target === undefined) continue;
    if (step.kind === "remove") {
      await rm(target, { force: true });
      await removeEmptyFolders(root, dirname(target));
      continue;
    }
    await mkdir(dirname(target), { recursive: true });
    await rename(join(staging, step.staged), target).catch((error: unknown) => {
      // Moved already, by the run that was interrupted.
      if (!isMissing(error)) throw error;
    });
  }
  await clear(root);
}

async function clear(root: string): Promise<void> {
  const folder = join(root, WORK_FOLDER);
  await rm(join(folder, JOURNAL), { force: true });
  await rm(join(folder, `${JOURNAL}.new`), { force: true });
  await rm(join(folder, STAGING), { recursive: true, force: true });
}

async function removeEmptyFolders(root: string, folder: string): Promise<void> {
  if (!folder.startsWith(root + sep)) return;
  const removed = await rmdir(folder).then(
    () => true,
    () => false,
  );
  if (removed) await removeEmptyFolders(root, dirname(folder));
}

function stepsOf(text: string): Step[] {
  const value: unknown = JSON.parse(text);
  return typeof value === "object" && value !== null && "steps" in value && Array.isArray(value.steps)
    ? value.steps.filter(isStep)
    : [];
}

function isStep(value: unknown): value is Step {
  if (typeof value !== "object" || value === null || !("kind" in value) || !("path" in value)) return false;
  if (typeof value.path !== "string") return false;
  if (value.kind === "remove") return true;
  return value.kind === "move" && "staged" in value && typeof value.staged === "string" && /^\d+$/.test(value.staged);
}

function isMissing(error: unknown): boolean {
  return typeof error === "object" && error !== null && "code" in error && error.code === "ENOENT";
}
