import { fromMarkdown } from "mdast-util-from-markdown";
import ts from "typescript";
import type { GeneratedFile } from "../../generator/emit/files.js";
import { withoutInherited } from "../emit/typescript.js";

/**
 * The syntax tree of a source as kinds alone. The text of literals, the spelling of names and the way in which a name is written
 * (`a`, `"a"`, `["a"]`), and the braces around one statement, are left out: they are where the text of a document may stand.
 *
 * @throws where the source does not parse
 */
export function shapeOf(source: string): string {
  const file = ts.createSourceFile("generated.ts", source, ts.ScriptTarget.ES2022, true);
  const { parseDiagnostics } = file as unknown as { readonly parseDiagnostics: readonly ts.Diagnostic[] };
  if (parseDiagnostics.length > 0) {
    throw new Error(`${ts.flattenDiagnosticMessageText(parseDiagnostics[0]?.messageText, "\n")}\n${source}`);
  }
  const print = (node: ts.Node): string => {
    if (!ts.isSourceFile(node) && ts.isObjectLiteralElement(node.parent) && node.parent.name === node) return "name";
    if (ts.isPropertyName(node) && ts.isTypeElement(node.parent)) return "name";
    if (ts.isBlock(node) && ts.isIfStatement(node.parent) && node.statements.length === 1) {
      return node.statements.map(print).join();
    }
    // It is only for the type checker, where a key is called as a member of Object.
    if (ts.isAsExpression(node) && ts.isConstTypeReference(node.type)) return print(node.expression);
    if (ts.isPropertyAccessExpression(node)) return `(member ${print(node.expression)})`;
    if (ts.isElementAccessExpression(node) && ts.isStringLiteral(node.argumentExpression)) {
      return `(member ${print(node.expression)})`;
    }
    const own = withoutInherited(node);
    const [only] = own ?? [];
    if (only !== undefined && own?.length === 1) return print(only);
    const children: string[] = own?.map(print) ?? [];
    if (own === undefined) ts.forEachChild(node, (child) => void children.push(print(child)));
    return children.length === 0
      ? (ts.SyntaxKind[node.kind] ?? "")
      : `(${ts.SyntaxKind[node.kind]} ${children.join(" ")})`;
  };
  return print(file);
}

/** The comments of a source as a compiler sees them. */
export function commentsOf(source: string): string[] {
  const file = ts.createSourceFile("generated.ts", source, ts.ScriptTarget.ES2022, true);
  const found = new Set<number>();
  const comments: string[] = [];
  const visit = (node: ts.Node): void => {
    for (const { pos, end } of ts.getLeadingCommentRanges(source, node.getFullStart()) ?? []) {
      if (!found.has(pos)) comments.push(source.slice(pos, end));
      found.add(pos);
    }
    for (const child of node.getChildren(file)) visit(child);
  };
  visit(file);
  return comments;
}

/** The shape of any generated file: of TypeScript and JavaScript its tree, of JSON its keys, of Markdown its blocks. */
export function shapeOfFile({ path, text }: GeneratedFile): string {
  if (/\.[jt]s$/.test(path)) return shapeOf(text);
  // Where a name or literal has another length, so have the mappings.
  if (path.endsWith(".map")) return Object.keys(JSON.parse(text)).join();
  if (path.endsWith(".json")) return keysOf(JSON.parse(text));
  return kindsOf(fromMarkdown(text));
}

function keysOf(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(keysOf).join()}]`;
  if (typeof value !== "object" || value === null) return typeof value;
  return `{${Object.entries(value)
    .map(([key, member]) => `${key}:${keysOf(member)}`)
    .join()}}`;
}

interface MarkdownNode {
  readonly type: string;
  readonly children?: readonly MarkdownNode[];
}

/** Prose keeps its code spans, and text may be empty: what counts is that it stays in its paragraph or item. */
function kindsOf({ type, children }: MarkdownNode): string {
  const isProse = children?.every(({ type }) => type === "text" || type === "inlineCode") === true;
  if (children === undefined) return type;
  if (type === "listItem" && children.length === 0) return "listItem(paragraph(text))";
  return `${type}(${isProse ? "text" : children.map(kindsOf).join()})`;
}
