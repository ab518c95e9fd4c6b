import { createHash } from "node:crypto";
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { main } from "../../generator/cli/main.js";
import type { ExitCode } from "../../generator/cli/terminal.js";

export const repository: string = fileURLToPath(new URL("../../", import.meta.url));

export interface Ran {
  readonly code: ExitCode;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs one command line as a user would, in a folder. */
export async function concordat(cwd: string, ...argv: readonly string[]): Promise<Ran> {
  let stdout = "";
  let stderr = "";
  const code = await main(argv, {
    cwd,
    environment: { NO_COLOR: "1" },
    stdout: { write: (text) => (stdout += text) },
    stderr: { write: (text) => (stderr += text) },
  });
  return { code, stdout, stderr };
}

/** A copy of this project's specifications in a folder of its own. */
export function copyProject(): { readonly root: string; remove(): void } {
  const root = mkdtempSync(join(tmpdir(), "concordat-project-"));
  cpSync(join(repository, "specs"), join(root, "specs"), { recursive: true });
  for (const file of ["concordat.yaml", "LICENSE"]) cpSync(join(repository, file), join(root, file));
  return { root, remove: () => rmSync(root, { recursive: true, force: true }) };
}

/** Every file below a folder with the hash of its bytes; empty where the folder is not there. */
export function fingerprintOf(folder: string): Readonly<Record<string, string>> {
  if (!existsSync(folder)) return {};
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const paths = files.map((entry) => join(entry.parentPath, entry.name)).sort();
  return Object.fromEntries(
    paths.map((path) => [path.slice(folder.length + 1), createHash("sha256").update(readFileSync(path)).digest("hex")]),
  );
}
