import { mkdir, readdir, readFile, realpath, rename, rm } from "node:fs/promises";
import { join } from "node:path";
import { isMissing, syncFolder, writeDurably } from "./disk.js";
import { WORK_FOLDER } from "./lock.js";
import { BlockedStep, carryOut, parseSteps, printSteps, remaining, type Step } from "./steps.js";

const JOURNAL = "journal.json";
const STAGING = "staging";

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

/** From the moment that the journal has its name the run is decided: whatever interrupts it, `recover` completes it. */
export async function commit(root: string, steps: readonly Step[]): Promise<void> {
  const folder = join(root, WORK_FOLDER);
  await writeDurably(join(folder, `${JOURNAL}.new`), printSteps(steps));
  await rename(join(folder, `${JOURNAL}.new`), join(folder, JOURNAL));
  await syncFolder(folder);
  await carryOut(await realpath(root), join(folder, STAGING), steps, steps);
  await discard(root);
}

/** How far a run that is at work, or was interrupted, has come: not at all, to staged files, or to a decision. */
export async function progressOf(root: string): Promise<"none" | "staged" | "decided"> {
  const left: readonly string[] = await readdir(join(root, WORK_FOLDER)).catch(() => []);
  if (left.includes(JOURNAL)) return "decided";
  return left.length > 0 ? "staged" : "none";
}

/**
 * Completes a run that was interrupted after its journal was written, and clears away one that was interrupted before. Needs the lock.
 * @throws BlockedStep where it cannot be completed because the output was changed since; nothing is touched then
 */
export async function recover(root: string): Promise<void> {
  const folder = join(root, WORK_FOLDER);
  const text = await readFile(join(folder, JOURNAL), "utf8").catch((error: unknown) => {
    if (isMissing(error)) return undefined;
    throw error;
  });
  if (text !== undefined) {
    const steps = parseSteps(text);
    if (steps === undefined) throw new BlockedStep(`${WORK_FOLDER}/${JOURNAL}`, "it cannot be read");
    const real = await realpath(root);
    const staging = join(folder, STAGING);
    await carryOut(real, staging, steps, await remaining(real, staging, steps));
  }
  await discard(root);
}

/**
 * Clears a run away: what it only staged is lost. The journal goes first, and durably: one that came back after a crash would be read
 * beside the staged files of another run. What is left after it decides nothing, and goes at the next run where it cannot go now.
 */
export async function discard(root: string): Promise<void> {
  const folder = join(root, WORK_FOLDER);
  await rm(join(folder, JOURNAL), { force: true });
  await syncFolder(folder);
  await rm(join(folder, `${JOURNAL}.new`), { force: true }).catch(() => undefined);
  await rm(join(folder, STAGING), { recursive: true, force: true }).catch(() => undefined);
}
