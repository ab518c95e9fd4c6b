import ts from "typescript";

const options: ts.CompilerOptions = {
  strict: true,
  exactOptionalPropertyTypes: true,
  noUncheckedIndexedAccess: true,
  noUnusedLocals: true,
  isolatedDeclarations: true,
  declaration: true,
  verbatimModuleSyntax: true,
  noEmit: true,
  lib: ["lib.es2022.d.ts"],
  target: ts.ScriptTarget.ES2022,
  module: ts.ModuleKind.ESNext,
  moduleResolution: ts.ModuleResolutionKind.Bundler,
  types: [],
};

const libraries = new Map<string, ts.SourceFile>();

/** What TypeScript finds wrong with these files, as `file: message`. Paths are relative to one another. */
export function typeErrors(files: Readonly<Record<string, string>>): string[] {
  const host = ts.createCompilerHost(options);
  const { getSourceFile, fileExists, readFile } = host;
  const held = (file: string) => files[file.replace(/^\/memory\//, "")];
  host.fileExists = (file) => held(file) !== undefined || fileExists(file);
  host.readFile = (file) => held(file) ?? readFile(file);
  host.directoryExists = (directory) => directory === "/memory" || ts.sys.directoryExists(directory);
  host.getSourceFile = (file, language, ...rest) => {
    const text = held(file);
    if (text !== undefined) return ts.createSourceFile(file, text, language);
    const known = libraries.get(file) ?? getSourceFile(file, language, ...rest);
    if (known !== undefined) libraries.set(file, known);
    return known;
  };
  const program = ts.createProgram({ rootNames: Object.keys(files).map((file) => `/memory/${file}`), options, host });
  return ts.getPreEmitDiagnostics(program).map(({ file, messageText }) => {
    return `${file?.fileName.replace("/memory/", "")}: ${ts.flattenDiagnosticMessageText(messageText, "\n")}`;
  });
}

const names: ReadonlySet<ts.SyntaxKind> = new Set([
  ts.SyntaxKind.Identifier,
  ts.SyntaxKind.StringLiteral,
  ts.SyntaxKind.NumericLiteral,
]);

/** The kinds of a file's nodes as a tree, without their text; the ways to write a name are one. */
export function shapeOf(text: string): string {
  const file = ts.createSourceFile("shape.ts", text, ts.ScriptTarget.ESNext);
  const shape = (node: ts.Node): string => {
    const inner: string[] = [];
    ts.forEachChild(node, (child) => void inner.push(shape(child)));
    return `${names.has(node.kind) ? "name" : node.kind}(${inner.join()})`;
  };
  return shape(file);
}
