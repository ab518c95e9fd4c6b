import ts from "typescript";

/** The texts of all literals of a source, as the compiler reads them: strings, keys, types, the parts of templates. */
export function literalsOf(source: string): Set<string> {
  const file = ts.createSourceFile("x.ts", source, ts.ScriptTarget.ES2022, true);
  const found = new Set<string>();
  const visit = (node: ts.Node): void => {
    if (ts.isStringLiteralLike(node) || ts.isTemplateHead(node) || ts.isTemplateMiddleOrTemplateTail(node))
      found.add(node.text);
    ts.forEachChild(node, visit);
  };
  visit(file);
  return found;
}
