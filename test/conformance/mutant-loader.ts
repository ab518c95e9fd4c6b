import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { SessionCanceller } from "@concordat/cancel-session";
import type { ClientOptions } from "@concordat/runtime";
import ts from "typescript";
import { CLIENT_OPTIONS, CREDENTIAL } from "../../generator/cli/conformance/run.js";
import { root } from "./suite.js";

export type Make = (options: Omit<ClientOptions, "auth">, config?: object) => SessionCanceller;

export interface MutantLoader {
  /** The adapter's source. */
  readonly original: string;
  /** The adapter of a text, over a client with options, and with configuration of its own. */
  load(text: string): Promise<Make>;
  /** What TypeScript says of a text in the place of the adapter. */
  errorsOf(text: string): readonly string[];
  remove(): void;
}

/** Loads changed copies of a provider's generated adapter, outside of the repository. */
export function mutantLoader(provider: string): MutantLoader {
  const folder = mkdtempSync(join(tmpdir(), "concordat-mutants-"));
  const source = join(root, "generated", provider, "src/cancel-session.ts");
  const dist = pathToFileURL(join(root, "generated", provider, "dist")).href;
  writeFileSync(join(folder, "package.json"), '{ "type": "module" }');
  mkdirSync(join(folder, "node_modules"));
  symlinkSync(join(root, "generated"), join(folder, "node_modules/@concordat"), "dir");
  const errorsOf = compilerOf(source);
  let count = 0;
  return {
    original: readFileSync(source, "utf8"),
    errorsOf,
    async load(text) {
      const file = join(folder, `mutant-${count++}.js`);
      const compilerOptions = { ...WRITTEN, module: ts.ModuleKind.ES2022 };
      const { outputText } = ts.transpileModule(text, { compilerOptions });
      writeFileSync(file, outputText.replaceAll('from "./', `from "${dist}/`));
      const { createCanceller } = await import(/* @vite-ignore */ pathToFileURL(file).href);
      const { createClient } = await import(/* @vite-ignore */ `${dist}/index.js`);
      const auth = provider === "xendit" ? { username: CREDENTIAL } : { token: CREDENTIAL };
      return (given, config) => createCanceller(createClient({ ...CLIENT_OPTIONS, ...given, auth }), config);
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

const WRITTEN = { target: ts.ScriptTarget.ES2022, verbatimModuleSyntax: true } as const;

/** As packages are compiled; what is left unused by a change is no error of it. */
const options: ts.CompilerOptions = {
  ...WRITTEN,
  lib: ["lib.es2022.d.ts", "lib.dom.d.ts", "lib.dom.iterable.d.ts"],
  module: ts.ModuleKind.NodeNext,
  moduleResolution: ts.ModuleResolutionKind.NodeNext,
  customConditions: ["concordat-source"],
  strict: true,
  exactOptionalPropertyTypes: true,
  noUncheckedIndexedAccess: true,
  noImplicitReturns: true,
  noFallthroughCasesInSwitch: true,
  skipLibCheck: true,
  types: [],
  noEmit: true,
};

/** Compiles one file again and again; everything else is read once. */
function compilerOf(file: string): (text: string) => readonly string[] {
  const host = ts.createCompilerHost(options);
  const { getSourceFile } = host;
  const parsed = new Map<string, ts.SourceFile | undefined>();
  let current = "";
  host.getSourceFile = (path, target, ...rest) => {
    if (path === file) return ts.createSourceFile(path, current, target, true);
    if (!parsed.has(path)) parsed.set(path, getSourceFile.call(host, path, target, ...rest));
    return parsed.get(path);
  };
  let program: ts.Program | undefined;
  return (text) => {
    current = text;
    program = ts.createProgram([file], options, host, program);
    const found: ts.Diagnostic[] = [...program.getSyntacticDiagnostics(program.getSourceFile(file))];
    if (found.length === 0) found.push(...program.getSemanticDiagnostics(program.getSourceFile(file)));
    return found.map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, "\n"));
  };
}
