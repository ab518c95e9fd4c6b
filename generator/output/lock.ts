import { link, mkdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";

/** Our own folder below the output: lock, journal and staged files. Ignored by git, gone after a run that ended. */
export const WORK_FOLDER = ".concordat";

export interface Lock {
  release(): Promise<void>;
}

/** A takeover takes milliseconds; one that is older than this was killed. */
const TAKEOVER_LIMIT_MS = 10_000;

/**
 * Takes the lock of an output folder. A lock whose process has ended is taken over.
 * @returns the lock, or undefined while another live process holds it
 */
export async function takeLock(root: string): Promise<Lock | undefined> {
  const folder = join(root, WORK_FOLDER);
  await mkdir(folder, { recursive: true });
  const path = join(folder, "lock");
  const lock = { release: () => rm(path, { force: true }) };
  if (await claim(folder, path)) return lock;
  if (await isHeldByLiveProcess(path)) return undefined;
  if (!(await takeOver(folder, path))) return undefined;
  return (await claim(folder, path)) ? lock : undefined;
}

/** Creates the file with its whole content in one step, so that nobody reads a lock that names no process. */
async function claim(folder: string, path: string): Promise<boolean> {
  const own = join(folder, `claim-${process.pid}-${Math.random().toString(36).slice(2)}`);
  await writeFile(own, `${process.pid}\n`);
  try {
    await link(own, path);
    return true;
  } catch (error) {
    if (isExisting(error)) return false;
    throw error;
  } finally {
    await rm(own, { force: true });
  }
}

/** Removes a dead lock. One process at a time: between reading a dead lock and removing it, another may have put its own there. */
async function takeOver(folder: string, path: string): Promise<boolean> {
  const guard = join(folder, "takeover");
  const age = await stat(guard).then(
    (found) => Date.now() - found.mtimeMs,
    () => 0,
  );
  if (age > TAKEOVER_LIMIT_MS) await rm(guard, { force: true });
  if (!(await claim(folder, guard))) return false;
  try {
    if (await isHeldByLiveProcess(path)) return false;
    await rm(path, { force: true });
    return true;
  } finally {
    await rm(guard, { force: true });
  }
}

async function isHeldByLiveProcess(path: string): Promise<boolean> {
  const text = await readFile(path, "utf8").catch(() => "");
  const pid = Number.parseInt(text, 10);
  if (!Number.isSafeInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // EPERM: the process lives and belongs to somebody else.
    return hasCode(error, "EPERM");
  }
}

function isExisting(error: unknown): boolean {
  return hasCode(error, "EEXIST");
}

function hasCode(error: unknown, code: string): boolean {
  return typeof error === "object" && error !== null && "code" in error && error.code === code;
}
