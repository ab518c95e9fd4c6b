import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import ts from "typescript";
import { expect, test } from "vitest";

const repository = fileURLToPath(new URL("../../", import.meta.url));

/** Uses of the writers, each with whether it type-checks. */
const USES: readonly (readonly [use: string, checks: boolean])[] = [
  ["code`const a = ${stringLiteral(text)};`", true],
  ["code`const a = ${1};`", true],
  ["code`const a = ${text};`", false],
  ["const a: Code = text;", false],
  ["const a: Code = `${stringLiteral(text)}`;", false],
  ["const a: Code = stringLiteral(text).trim();", false],
  ["join([text], code`, `);", false],
  ["templateLiteral([text, { expression: identifier(text) }]);", true],
  ["templateLiteral([{ expression: text }]);", false],
  ["markdown`${markdownText(text)}`;", true],
  ["markdown`${text}`;", false],
  ["markdown`${stringLiteral(text)}`;", false],
  ["code`${markdownText(text)}`;", false],
  ["printFile([code`type A = 1;`]);", true],
  ["printFile([text]);", false],
  ['printFile([{ kind: "Interface", name: identifier(text), docs: [docText(text)] }]);', true],
  ['printFile([{ kind: "Interface", name: text }]);', false],
  ['printFile([{ kind: "Interface", name: identifier(text), docs: [text] }]);', false],
  ['printFile([{ kind: "Interface", name: identifier(text), docs: [stringLiteral("*/")] }]);', false],
  ['printFile([{ kind: "Function", name: identifier(text), statements: (writer) => writer.write(text) }]);', false],
  ['printFile([{ kind: "ImportDeclaration", moduleSpecifier: moduleSpecifier("./a.js") }]);', true],
  ['printFile([{ kind: "ImportDeclaration", moduleSpecifier: stringLiteral(text) }]);', false],
];

test("text that no writer escaped does not type-check", { timeout: 60_000 }, () => {
  const names = [...new Set(USES.flatMap(([use]) => use.match(/\b[a-zA-Z]+(?=[(`]|: )/g) ?? []))].filter((name) =>
    /^(?:code|join|[a-z]+(?:Literal|Text|File|Specifier)|identifier|markdown)$/.test(name),
  );
  const header = `import { type Code, ${names.join(", ")} } from "../../generator/emit/code/index.js";\ndeclare const text: string;\n`;
  const source = `${header}${USES.map(([use]) => `{ ${use} }`).join("\n")}\n`;
  const wrong = new Set(diagnosticsOf(source).map((line) => USES[line - 2]?.[0] ?? `line ${line}`));
  expect([...wrong]).toEqual(USES.filter(([, checks]) => !checks).map(([use]) => use));
});

test("nothing outside emit/code makes code of a string", () => {
  const users = readdirSync(join(repository, "generator"), { recursive: true, encoding: "utf8" })
    .filter((path) => path.endsWith(".ts") && !path.startsWith(join("emit", "code")))
    .filter((path) => /code\/(?!index\.js)/.test(importsOf(join(repository, "generator", path))));
  // Its text is that of another printer's syntax tree.
  expect(users).toEqual([join("emit", "wire-types.ts")]);
});

function importsOf(path: string): string {
  return (readFileSync(path, "utf8").match(/from "[^"]+"/g) ?? []).join("\n");
}

/** The lines (0-based) of a module in this folder that do not type-check. */
function diagnosticsOf(source: string): number[] {
  const file = join(repository, "test", "emit", "uses.ts");
  const options: ts.CompilerOptions = {
    strict: true,
    noEmit: true,
    skipLibCheck: true,
    target: ts.ScriptTarget.ES2022,
    lib: ["lib.es2023.d.ts"],
    module: ts.ModuleKind.NodeNext,
    types: ["node"],
  };
  const host = ts.createCompilerHost(options);
  const { readFile, fileExists } = host;
  host.readFile = (name) => (name === file ? source : readFile.call(host, name));
  host.fileExists = (name) => name === file || fileExists.call(host, name);
  const { getSourceFile } = host;
  host.getSourceFile = (name, language, ...rest) =>
    name === file ? ts.createSourceFile(name, source, language) : getSourceFile.call(host, name, language, ...rest);
  const program = ts.createProgram([file], options, host);
  const found = program.getSemanticDiagnostics(program.getSourceFile(file));
  return found.map(({ file, start }) => file?.getLineAndCharacterOfPosition(start ?? 0).line ?? -1);
}
