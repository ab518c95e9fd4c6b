import { randomUUID } from "node:crypto";
import { link, lstat, mkdir, readdir, readFile, rename, rm, stat, writeFile } from "node:fs/promises";
import { hostname } from "node:os";
import { join } from "node:path";

/** Our own folder below the output: lock, journal and staged files. Ignored by git, gone after a run that ended. */
export const WORK_FOLDER = ".concordat";

export interface Lock {
  release(): Promise<void>;
}

/** Whether a process of another machine lives cannot be seen from here. Writing takes seconds; a lock this old was left behind. */
const FOREIGN_LIMIT_MS = 60 * 60 * 1000;

const CLAIM_LIMIT_MS = 60 * 1000;

const LOCK = "lock";
const TAKEOVER = "takeover";

/** Who holds a lock. `started` tells a process from a later one with the same id; empty where the system does not say. */
interface Holder {
  readonly pid: number;
  readonly host: string;
  readonly started: string;
}

/**
 * Takes the lock of an output folder. A lock whose process has ended is taken over.
 * @returns the lock, or undefined while another live process holds it
 */
export async function takeLock(root: string): Promise<Lock | undefined> {
  const folder = join(root, WORK_FOLDER);
  await mkdir(folder, { recursive: true });
  if (!(await lstat(folder)).isDirectory()) throw Object.assign(new Error("not a folder"), { code: "ENOTDIR" });
  const path = join(folder, LOCK);
  const own = await claim(folder, path);
  if (own !== undefined) return lockOf(folder, path, own);
  if ((await isHeld(path)) || !(await takeOver(folder, path))) return undefined;
  const taken = await claim(folder, path);
  return taken === undefined ? undefined : lockOf(folder, path, taken);
}

/** Who holds the lock, and what to do where nobody does, as the rest of a sentence. */
export async function describeLock(root: string): Promise<string> {
  const holder = parseHolder(await readFile(join(root, WORK_FOLDER, LOCK), "utf8").catch(() => ""));
  if (holder === undefined) return "wait for it to end";
  return `process ${holder.pid}${holder.host === hostname() ? "" : " of another machine"}; where it is not, remove ${WORK_FOLDER}/${LOCK}`;
}

function lockOf(folder: string, path: string, own: string): Lock {
  return {
    async release() {
      await removeIf(folder, path, own);
    },
  };
}

/**
 * Creates the file with its whole content in one step, so that nobody reads a lock that names no process.
 * @returns what it holds, or undefined where the file is there
 */
async function claim(folder: string, path: string): Promise<string | undefined> {
  const id = randomUUID();
  const claimed = join(folder, `claim-${id}`);
  const text = `${process.pid}\n${hostname()}\n${await startOf("self")}\n${id}\n`;
  await removeAbandoned(folder);
  await writeFile(claimed, text);
  try {
    await link(claimed, path);
    return text;
  } catch (error) {
    if (hasCode(error, "EEXIST")) return undefined;
    throw error;
  } finally {
    await rm(claimed, { force: true });
  }
}

/** Claims of processes that were killed between two lines: a claim lives for milliseconds. */
async function removeAbandoned(folder: string): Promise<void> {
  for (const name of await readdir(folder)) {
    const path = join(folder, name);
    if (name.startsWith("claim-") && (await ageOf(path)) > CLAIM_LIMIT_MS) await rm(path, { force: true });
  }
}

/** Removes a dead lock. One process at a time: between reading a dead lock and removing it, another may have put its own there. */
async function takeOver(folder: string, path: string): Promise<boolean> {
  const guard = join(folder, TAKEOVER);
  if (!(await isHeld(guard))) await removeIf(folder, guard, await textOf(guard));
  const own = await claim(folder, guard);
  if (own === undefined) return false;
  try {
    if (await isHeld(path)) return false;
    await rm(path, { force: true });
    return true;
  } finally {
    await removeIf(folder, guard, own);
  }
}

/** Removes a file if it still holds `text`: taken aside in one step, looked at, and put back where it is another one by now. */
async function removeIf(folder: string, path: string, text: string): Promise<void> {
  if ((await textOf(path)) !== text) return;
  const aside = join(folder, `claim-${randomUUID()}`);
  try {
    await rename(path, aside);
  } catch {
    // A full disk may have no room for the second name.
    await rm(path, { force: true });
    return;
  }
  if ((await textOf(aside)) !== text) await link(aside, path).catch(() => undefined);
  await rm(aside, { force: true });
}

/** Whether the process that a lock names lives. False where there is none. */
async function isHeld(path: string): Promise<boolean> {
  const holder = parseHolder(await textOf(path));
  if (holder === undefined) return false;
  if (holder.host !== hostname()) return (await ageOf(path)) < FOREIGN_LIMIT_MS;
  try {
    process.kill(holder.pid, 0);
  } catch (error) {
    // EPERM: the process lives and belongs to somebody else.
    return hasCode(error, "EPERM");
  }
  const started = await startOf(holder.pid);
  return started === holder.started || started === "" || holder.started === "";
}

/** In milliseconds; that of a file that is gone by now is 0. */
async function ageOf(path: string): Promise<number> {
  return await stat(path).then(
    (found) => Date.now() - found.mtimeMs,
    () => 0,
  );
}

/** When a process started, in the kernel's own count since boot, with the boot's id (proc(5), field 22). Linux alone says. */
async function startOf(pid: number | "self"): Promise<string> {
  try {
    const text = await readFile(`/proc/${pid}/stat`, "utf8");
    // The second field is the command in brackets, and may hold anything.
    const ticks = text.slice(text.lastIndexOf(")") + 2).split(" ")[19] ?? "";
    return `${(await readFile("/proc/sys/kernel/random/boot_id", "utf8")).trim()}/${ticks}`;
  } catch {
    return "";
  }
}

function parseHolder(text: string): Holder | undefined {
  const [pid = "", host = "", started = ""] = text.split("\n");
  if (!/^[1-9]\d{0,9}$/.test(pid)) return undefined;
  return { pid: Number(pid), host: host === "" ? hostname() : host, started };
}

async function textOf(path: string): Promise<string> {
  return await readFile(path, "utf8").catch(() => "");
}

function hasCode(error: unknown, code: string): boolean {
  return typeof error === "object" && error !== null && "code" in error && error.code === code;
}
