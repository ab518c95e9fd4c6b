import type { FindingDraft } from "../source/draft.js";
import type { Location } from "../source/origin.js";
import type { GeneratedFile } from "./files.js";
import { emitPackageJson, type PackageJsonInput } from "./package-json.js";

/** What all packages of a workspace share. */
export interface PackageSettings {
  readonly scope: string;
  readonly version: string;
  readonly license: { readonly id: string; readonly text: string };
  readonly engines: string;
}

/** A package before it is compiled. */
export interface PackageDraft {
  readonly name: string;
  readonly folder: string;
  readonly files: readonly GeneratedFile[];
  readonly findings: readonly FindingDraft[];
  /** Where its document stands, for findings about the package as a whole. */
  readonly location: Location;
}

/** Hono is a peer that the `/server` sub-path alone needs. */
export const HONO: ReadonlyMap<string, string> = new Map([["hono", "^4.0.0"]]);

export function packageName(scope: string, folder: string): string {
  return `${scope}/${folder}`;
}

export function manifest(
  settings: PackageSettings,
  own: Pick<PackageJsonInput, "name" | "description" | "entries" | "dependencies" | "optionalPeers">,
): GeneratedFile {
  return emitPackageJson({
    ...own,
    version: settings.version,
    license: settings.license.id,
    node: settings.engines,
  });
}
