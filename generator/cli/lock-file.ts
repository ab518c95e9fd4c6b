import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Project } from "../source/project.js";

/**
 * Packages that the project's npm lock file does not know: `npm ci` stops where a workspace is missing from it. None where the
 * project has no lock file, or is no npm workspace root.
 */
export function unlockedPackages(
  project: Project,
  packages: readonly { readonly name: string; readonly folder: string }[],
): readonly string[] {
  const lock = readJson(join(project.root, "package-lock.json"));
  const manifest = readJson(join(project.root, "package.json"));
  if (!isRecord(lock) || !isRecord(lock.packages) || !isRecord(manifest) || manifest.workspaces === undefined)
    return [];
  const known = lock.packages;
  return packages
    .filter(({ folder }) => !Object.hasOwn(known, `${project.config.output}/${folder}`))
    .map(({ name }) => name);
}

function readJson(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, "utf8"));
  } catch {
    return undefined;
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
