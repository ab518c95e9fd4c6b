/** A text file in memory. `path` is relative to its package's folder, with `/` on every system. */
export interface GeneratedFile {
  readonly path: string;
  readonly text: string;
}

/** An npm package in memory. */
export interface GeneratedPackage {
  /** As npm knows it, e.g. `@scope/name`. */
  readonly name: string;
  /** Its folder below the output folder. */
  readonly folder: string;
  /** What is committed: manifest, README, licence, `src/`. */
  readonly files: readonly GeneratedFile[];
  /** What is built from `src/` and not committed: JavaScript, declarations, source maps. */
  readonly dist: readonly GeneratedFile[];
}

/** In the order of code units, which is the same in every locale. */
export function byCodeUnit(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

export function sortedByPath(files: readonly GeneratedFile[]): GeneratedFile[] {
  return [...files].sort((a, b) => byCodeUnit(a.path, b.path));
}
