import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { hashOf, type OutputFile } from "./files.js";

/** Names the files that we wrote, so that a user's edit can be told from our own file. */
export const MANIFEST_FILE = "manifest.json";

/** Path below the output folder → SHA-256 of what we wrote there. */
export type Manifest = ReadonlyMap<string, string>;

/** The manifest of these files, together with the entries of an earlier one that are kept. */
export function manifestOf(files: readonly OutputFile[], kept: Manifest = new Map()): Manifest {
  const owned = files.filter((file) => file.derived !== true).map((file) => [file.path, hashOf(file.text)] as const);
  return new Map([...kept, ...owned].sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** What of a manifest a run over these folders may change, and what it keeps. */
export function splitManifest(
  manifest: Manifest,
  folders: ReadonlySet<string> | undefined,
): { readonly before: Manifest; readonly kept: Manifest } {
  if (folders === undefined) return { before: manifest, kept: new Map() };
  const inside = ([path]: readonly [string, string]): boolean => folders.has(path.slice(0, path.indexOf("/")));
  const entries = [...manifest];
  return {
    before: new Map(entries.filter(inside)),
    kept: new Map(entries.filter((entry) => !inside(entry))),
  };
}

export function printManifest(manifest: Manifest): string {
  const files = [...manifest].map(([path, hash]) => `    ${JSON.stringify(path)}: ${JSON.stringify(hash)}`);
  return `{\n  "version": 1,\n  "files": {\n${files.join(",\n")}\n  }\n}\n`;
}

/**
 * The manifest of an output folder. Empty where there is none; undefined where the file is not a manifest, since then nothing
 * can be said about whose files these are.
 */
export async function readManifest(root: string): Promise<Manifest | undefined> {
  const text = await readFile(join(root, MANIFEST_FILE), "utf8").catch(() => undefined);
  if (text === undefined) return new Map();
  return parseManifest(text);
}

function parseManifest(text: string): Manifest | undefined {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return undefined;
  }
  if (typeof value !== "object" || value === null || !("version" in value) || value.version !== 1) return undefined;
  if (!("files" in value) || typeof value.files !== "object" || value.files === null) return undefined;
  const entries = Object.entries(value.files);
  return entries.every((entry): entry is [string, string] => typeof entry[1] === "string")
    ? new Map(entries)
    : undefined;
}
