import { randomUUID } from "node:crypto";
import { mkdir, readdir, readFile, rename, rm, rmdir, stat, writeFile } from "node:fs/promises";
import { dirname, join, relative } from "node:path";

/** A build takes seconds; what one left behind that is older was killed. */
const ABANDONED_MS = 60_000;

/**
 * Makes a folder hold exactly these files, path below it → text, while somebody may be running them: no file is ever missing or half
 * written. What differs is written beside its place first, then all of it is renamed, one after the other without a pause, and what
 * is not wanted goes last. (A folder cannot be swapped in one step, and a link to one does not survive `npm pack`.)
 */
export async function replaceTree(folder, files) {
  const staged = [];
  try {
    for (const [path, text] of files) {
      const target = join(folder, path);
      if ((await readFile(target, "utf8").catch(() => undefined)) === text) continue;
      await mkdir(dirname(target), { recursive: true });
      const beside = `${target}.${randomUUID()}.new`;
      staged.push({ beside, target });
      await writeFile(beside, text);
    }
    for (const { beside, target } of staged) await rename(beside, target);
  } finally {
    for (const { beside } of staged) await rm(beside, { force: true });
  }
  await removeOthers(folder, files);
}

async function removeOthers(folder, files) {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  for (const entry of entries.filter((each) => !each.isDirectory())) {
    const path = join(entry.parentPath, entry.name);
    if (files.has(relative(folder, path).replaceAll("\\", "/")) || (await isInUse(path))) continue;
    await rm(path, { force: true });
  }
  const folders = entries.filter((each) => each.isDirectory()).map((each) => join(each.parentPath, each.name));
  // The deepest first; a folder that still holds something stays.
  for (const path of folders.sort().reverse()) await rmdir(path).catch(() => undefined);
}

/** Whether another build may be about to rename it. */
async function isInUse(path) {
  if (!/\.[0-9a-f-]{36}\.new$/.test(path)) return false;
  const { mtimeMs } = await stat(path).catch(() => ({ mtimeMs: 0 }));
  return Date.now() - mtimeMs < ABANDONED_MS;
}
