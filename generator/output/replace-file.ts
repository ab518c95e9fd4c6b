import { open, rename, rm } from "node:fs/promises";

/**
 * Replaces one file's text: written beside it, synced, then renamed, so that a reader finds the old text or the new and never a part.
 * The folder must be there. Rejects with the system's error; the old file then stands.
 */
export async function replaceFile(path: string, text: string): Promise<void> {
  const staged = `${path}.${process.pid}.new`;
  try {
    const handle = await open(staged, "wx");
    try {
      await handle.writeFile(text);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(staged, path);
  } catch (error) {
    await rm(staged, { force: true });
    throw error;
  }
}
