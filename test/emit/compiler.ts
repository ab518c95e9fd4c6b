import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import ts from "typescript";
import type { GeneratedPackage } from "../../generator/emit/files.js";

const repository = fileURLToPath(new URL("../../", import.meta.url));
/** Below the repository, so that what packages declare (hono, the types of Node) is found; nothing is written there. */
const root = join(repository, ".in-memory");

const options: ts.CompilerOptions = {
  target: ts.ScriptTarget.ES2022,
  lib: ["lib.es2022.d.ts", "lib.dom.d.ts", "lib.dom.iterable.d.ts"],
  module: ts.ModuleKind.NodeNext,
  moduleResolution: ts.ModuleResolutionKind.NodeNext,
  customConditions: ["concordat-source"],
  strict: true,
  exactOptionalPropertyTypes: true,
  noUncheckedIndexedAccess: true,
  noImplicitOverride: true,
  noImplicitReturns: true,
  noFallthroughCasesInSwitch: true,
  noUnusedLocals: true,
  noUnusedParameters: true,
  verbatimModuleSyntax: true,
  isolatedDeclarations: true,
  erasableSyntaxOnly: true,
  declaration: true,
  noEmit: true,
};

/** Parsed once: libraries and what stands in node_modules do not change between tests. */
const parsed = new Map<string, ts.SourceFile | undefined>();

/** Of each path what was compiled there last: most sources of one compilation are those of the one before it. */
const own = new Map<string, ts.SourceFile>();

export interface CompileInput {
  readonly packages: readonly Pick<GeneratedPackage, "name" | "files">[];
  /** Modules that use the packages, by file name. */
  readonly users?: Readonly<Record<string, string>>;
  readonly types?: readonly string[];
  /** Whether the declarations of libraries are checked too: they are the same at each of many compilations. */
  readonly withLibraries?: boolean;
  /** The name of the one package, or user, that is checked; the others are read for their types. */
  readonly only?: string;
}

/** What the TypeScript compiler says of every source of the packages and their users: `file(line): message`. */
export function compileErrors(input: CompileInput): string[] {
  const { packages, users = {}, types = [], withLibraries = false, only } = input;
  const files = new Map<string, string>([[join(root, "package.json"), '{ "type": "module" }']]);
  for (const { name, files: sources } of packages) {
    for (const { path, text } of sources) files.set(join(root, "node_modules", name, path), text);
  }
  for (const [name, text] of Object.entries(users)) files.set(join(root, name), text);
  const roots = [...files.keys()].filter((path) => path.endsWith(".ts"));
  const program = ts.createProgram(
    roots,
    { ...options, skipLibCheck: !withLibraries, types: [...types] },
    hostOf(files),
  );
  const checked = only === undefined ? [undefined] : program.getSourceFiles().filter(isOf(only));
  return checked.flatMap((file) => ts.getPreEmitDiagnostics(program, file)).map(printed);
}

function isOf(only: string): (file: ts.SourceFile) => boolean {
  return ({ fileName }) => fileName === join(root, only) || fileName.startsWith(`${join(root, "node_modules", only)}/`);
}

function hostOf(files: ReadonlyMap<string, string>): ts.CompilerHost {
  const host = ts.createCompilerHost(options);
  const folders = new Set<string>();
  for (const path of files.keys()) {
    for (let folder = dirname(path); !folders.has(folder); folder = dirname(folder)) folders.add(folder);
  }
  const { fileExists, readFile, directoryExists, getSourceFile } = host;
  return {
    ...host,
    fileExists: (path) => files.has(path) || fileExists.call(host, path),
    readFile: (path) => files.get(path) ?? readFile.call(host, path),
    directoryExists: (path) => folders.has(path) || (directoryExists?.call(host, path) ?? false),
    realpath: (path) => (files.has(path) || folders.has(path) ? path : (ts.sys.realpath?.(path) ?? path)),
    getSourceFile: (path, target, ...rest) => {
      const text = files.get(path);
      if (text !== undefined) return ownSource(path, text, target);
      if (!parsed.has(path)) parsed.set(path, getSourceFile.call(host, path, target, ...rest));
      return parsed.get(path);
    },
  };
}

function ownSource(path: string, text: string, target: ts.ScriptTarget | ts.CreateSourceFileOptions): ts.SourceFile {
  const known = own.get(path);
  if (known?.text === text) return known;
  const source = ts.createSourceFile(path, text, target, true);
  own.set(path, source);
  return source;
}

function printed({ file, start, messageText }: ts.Diagnostic): string {
  const message = ts.flattenDiagnosticMessageText(messageText, "\n");
  if (file === undefined || start === undefined) return message;
  const { line } = file.getLineAndCharacterOfPosition(start);
  return `${file.fileName.slice(root.length + 1).replace("node_modules/", "")}(${line + 1}): ${message}`;
}
