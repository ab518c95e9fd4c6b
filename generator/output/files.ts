import { createHash } from "node:crypto";
import { lstat, realpath } from "node:fs/promises";
import { dirname, join, sep } from "node:path";

/** A file to be written: its path below the output folder, with `/`, and its whole text. */
export interface OutputFile {
  readonly path: string;
  readonly text: string;
  /** Built from other output (`dist/`): overwritten without a question, kept out of the manifest and of `--check`. */
  readonly derived?: boolean;
}

/** SHA-256 of the UTF-8 bytes, in hex. */
export function hashOf(content: string | Uint8Array): string {
  return createHash("sha256").update(content).digest("hex");
}

/**
 * The absolute path of an output file, or undefined where it would leave the folder: by its own text, or because a folder on the
 * way is a symbolic link.
 */
export async function resolveInside(root: string, path: string): Promise<string | undefined> {
  const parts = path.split("/");
  if (
    parts.some((part) => part === "" || part === "." || part === ".." || part.includes("\\") || part.includes("\0"))
  ) {
    return undefined;
  }
  const real = await realpath(root);
  let current = real;
  for (const part of parts.slice(0, -1)) {
    current = join(current, part);
    const stat = await lstat(current).catch(() => undefined);
    if (stat === undefined) break;
    if (!stat.isDirectory()) return undefined;
  }
  const target = join(real, ...parts);
  return dirname(target) === real || target.startsWith(real + sep) ? target : undefined;
}
