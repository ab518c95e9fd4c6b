import { posix } from "node:path";
import * as hono from "hono";
import ts from "typescript";
import type { GeneratedFile } from "../../generator/emit/files.js";
import * as runtimeContract from "../../templates/runtime/src/contract.js";
import * as runtime from "../../templates/runtime/src/index.js";
import * as runtimeServer from "../../templates/runtime/src/server.js";
import * as validation from "../../templates/runtime/src/validation.js";

/** What generated packages import of others; a contract's package is any object: only its constants are read at import. */
const others = new Map<string, unknown>([
  ["@concordat/runtime", runtime],
  ["@concordat/runtime/contract", runtimeContract],
  ["@concordat/runtime/server", runtimeServer],
  ["@concordat/runtime/validation", validation],
  ["@concordat/cancel-session", {}],
  ["hono", hono],
]);

/** Evaluates every module of a package, in memory. */
export function runPackage(files: readonly GeneratedFile[]): void {
  const sources = new Map(files.filter(({ path }) => path.endsWith(".ts")).map(({ path, text }) => [path, text]));
  const loaded = new Map<string, object>();
  const load = (path: string): object => {
    const known = loaded.get(path);
    if (known !== undefined) return known;
    const source = sources.get(path);
    if (source === undefined) throw new Error(`No module ${path}`);
    const exports = {};
    loaded.set(path, exports);
    const options = { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2022, verbatimModuleSyntax: false };
    const { outputText } = ts.transpileModule(source, { compilerOptions: options });
    const require = (specifier: string): unknown => {
      if (specifier.startsWith(".")) return load(posix.join(posix.dirname(path), specifier.replace(/\.js$/, ".ts")));
      if (!others.has(specifier)) throw new Error(`${path} imports ${specifier}`);
      return others.get(specifier);
    };
    new Function("exports", "require", outputText)(exports, require);
    return exports;
  };
  for (const path of sources.keys()) load(path);
}
