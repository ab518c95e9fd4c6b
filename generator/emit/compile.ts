import { posix } from "node:path";
import { type SourceMap, transformSync } from "oxc-transform";
import { escapeRecompiled, escapeUnsafe } from "./code/index.js";
import { type GeneratedFile, sortedByPath } from "./files.js";

export interface CompileError {
  readonly path: string;
  readonly message: string;
}

export interface Compiled {
  readonly dist: readonly GeneratedFile[];
  readonly errors: readonly CompileError[];
}

/**
 * Compiles the TypeScript below `src/` into JavaScript (ES2022 modules), declarations and source maps below `dist/`; files
 * elsewhere are passed over. Each file is compiled by itself, which isolated declarations allow; nothing is type-checked here. What
 * the sources escape is escaped in what is built of them too.
 */
export function compilePackage(files: readonly GeneratedFile[]): Compiled {
  const dist: GeneratedFile[] = [];
  const errors: CompileError[] = [];
  for (const file of files) {
    if (!file.path.startsWith("src/") || !file.path.endsWith(".ts")) continue;
    const result = transformSync(posix.basename(file.path), file.text, {
      lang: "ts",
      sourceType: "module",
      target: "es2022",
      sourcemap: true,
      typescript: { onlyRemoveTypeImports: true, declaration: { sourcemap: true } },
    });
    for (const error of result.errors) errors.push({ path: file.path, message: error.codeframe ?? error.message });
    if (result.errors.length > 0) continue;
    const out = `dist/${file.path.slice("src/".length, -".ts".length)}`;
    dist.push(...withMap({ path: `${out}.js`, text: result.code }, result.map, file.path));
    dist.push(...withMap({ path: `${out}.d.ts`, text: result.declaration ?? "" }, result.declarationMap, file.path));
  }
  return { dist: sortedByPath(dist), errors };
}

/** The sources are in the package beside the maps, so a map names its source and does not repeat it. */
function withMap(file: GeneratedFile, map: SourceMap | undefined, source: string): GeneratedFile[] {
  const { text, mappings } = escapeRecompiled({ text: file.text, mappings: map?.mappings ?? "" });
  if (map === undefined) return [{ path: file.path, text }];
  const name = posix.basename(file.path);
  const written = {
    version: 3,
    file: name,
    sources: [posix.relative(posix.dirname(file.path), source)],
    names: map.names,
    mappings,
  };
  return [
    { path: file.path, text: `${text.trimEnd()}\n//# sourceMappingURL=${name}.map\n` },
    { path: `${file.path}.map`, text: `${escapeUnsafe(JSON.stringify(written))}\n` },
  ];
}
