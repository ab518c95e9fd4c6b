import { lstat, mkdir, open, readFile, rename, rm, rmdir } from "node:fs/promises";
import { dirname, join, relative, sep } from "node:path";
import { hashOf } from "./files.js";

/** What stands at a path: a file with these bytes, nothing, or something that is no file (a folder, a link, a device). */
export type Content = `sha256:${string}` | "nothing" | "no-file";

/** What a text is once it stands at a path. */
export function contentOf(text: string | Uint8Array): Content {
  return `sha256:${hashOf(text)}`;
}

/** Follows no link and opens nothing but files: reading a pipe would never end. */
export async function contentAt(path: string): Promise<Content> {
  const stat = await lstat(path).catch((error: unknown) => {
    if (isMissing(error)) return undefined;
    throw error;
  });
  if (stat === undefined) return "nothing";
  return stat.isFile() ? contentOf(await readFile(path)) : "no-file";
}

/** Writes a file and waits until it is on the disk. */
export async function writeDurably(path: string, text: string): Promise<void> {
  const handle = await open(path, "w");
  try {
    await handle.writeFile(text);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Puts a written file into its place, and makes the folders on the way. */
export async function moveInto(from: string, to: string): Promise<void> {
  await mkdir(dirname(to), { recursive: true });
  await rename(from, to);
}

/** Removes a file and the folders below the root that it leaves empty. */
export async function removeFrom(root: string, path: string): Promise<void> {
  await rm(path, { force: true });
  for (const folder of foldersUpTo(root, path).slice(0, -1)) {
    const removed = await rmdir(folder).then(
      () => true,
      () => false,
    );
    if (!removed) break;
  }
}

/** Makes names durable: a rename is on the disk when the folder is. */
export async function syncFolder(path: string): Promise<void> {
  const handle = await open(path, "r").catch(() => undefined);
  if (handle === undefined) return;
  // Windows cannot sync a folder; its renames are journalled by the file system itself.
  await handle.sync().catch(() => undefined);
  await handle.close();
}

/** The folders above a path, the nearest first and the root last. */
export function foldersUpTo(root: string, path: string): string[] {
  const parts = relative(root, dirname(path))
    .split(sep)
    .filter((part) => part !== "");
  return parts.map((_, index) => join(root, ...parts.slice(0, parts.length - index))).concat(root);
}

export function isMissing(error: unknown): boolean {
  return typeof error === "object" && error !== null && "code" in error && error.code === "ENOENT";
}
