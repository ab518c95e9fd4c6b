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

/**
 * The members of a union without those that the generator itself adds where a document's name is one that every object inherits,
 * `{}["constructor"]`. Undefined: there are none.
 */
export function withoutInherited(node: ts.Node): readonly ts.Node[] | undefined {
  if (!ts.isUnionTypeNode(node)) return undefined;
  const isInherited = (type: ts.TypeNode) =>
    ts.isIndexedAccessTypeNode(type) && ts.isTypeLiteralNode(type.objectType) && type.objectType.members.length === 0;
  const own = node.types.filter((type) => !isInherited(type));
  if (own.length === node.types.length) return undefined;
  return own.map((type) => (ts.isParenthesizedTypeNode(type) && own.length === 1 ? type.type : type));
}

/** The kinds of a file's nodes as a tree, without their text; the ways to write a name are one. */
export function shapeOf(text: string): string {
  const file = ts.createSourceFile("shape.ts", text, ts.ScriptTarget.ESNext);
  const shape = (node: ts.Node): string => {
    const own = withoutInherited(node);
    const [only] = own ?? [];
    if (only !== undefined && own?.length === 1) return shape(only);
    const inner: string[] = own?.map(shape) ?? [];
    if (own === undefined) ts.forEachChild(node, (child) => void inner.push(shape(child)));
    return `${names.has(node.kind) ? "name" : node.kind}(${inner.join()})`;
  };
  return shape(file);
}
