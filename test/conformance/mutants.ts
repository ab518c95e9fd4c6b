import ts from "typescript";

/** One change of a generated adapter. */
export interface Mutant {
  /** What was changed, where, and into what. */
  readonly name: string;
  readonly text: string;
}

interface Change {
  readonly what: string;
  readonly node: ts.Node;
  readonly to: string;
  /** Instead of the whole node. */
  readonly span?: readonly [start: number, end: number];
}

const OUTCOMES = ["cancelled", "cancel_pending", "not_cancelled", "indeterminate"];
const BASES = ["body", "status_code"];
const OPPOSITE: Readonly<Record<string, string>> = {
  "===": "!==",
  "!==": "===",
  "==": "!=",
  "!=": "==",
  ">": ">=",
  ">=": ">",
  "<": "<=",
  "<=": "<",
  "&&": "||",
  "||": "&&",
};

/**
 * All that an adapter says, each of it changed in turn: every condition, its parts and comparisons, every case, every word of a verdict,
 * every value that is read, told or sent, every alternative. Types and imports say nothing at run time.
 */
export function mutantsOf(text: string): readonly Mutant[] {
  const source = ts.createSourceFile("adapter.ts", text, ts.ScriptTarget.ES2022, true);
  const imported = readersOf(source);
  const changes: Change[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node) || ts.isTypeNode(node) || ts.isTypeAliasDeclaration(node)) return;
    if (ts.isInterfaceDeclaration(node)) return;
    changes.push(...changesOf(node, imported));
    ts.forEachChild(node, visit);
  };
  visit(source);
  return changes.map(({ what, node, to, span }) => {
    const [start, end] = span ?? [node.getStart(source), node.getEnd()];
    const { line } = source.getLineAndCharacterOfPosition(start);
    const short = (code: string) => code.replace(/\s+/g, " ").slice(0, 120);
    return {
      name: `${what}: line ${line + 1}, ${short(text.slice(start, end))}${to === "" ? "" : ` → ${short(to)}`}`,
      text: text.slice(0, start) + to + text.slice(end),
    };
  });
}

/** The names of the runtime's functions that the adapter calls. */
function readersOf(source: ts.SourceFile): ReadonlySet<string> {
  const imports = source.statements.filter(ts.isImportDeclaration);
  const runtime = imports.filter(({ moduleSpecifier }) => moduleSpecifier.getText().includes("runtime/contract"));
  const names = runtime.flatMap(({ importClause }) => {
    const bindings = importClause?.namedBindings;
    return bindings !== undefined && ts.isNamedImports(bindings) ? bindings.elements.map(({ name }) => name.text) : [];
  });
  return new Set(names);
}

function changesOf(node: ts.Node, imported: ReadonlySet<string>): readonly Change[] {
  if (ts.isIfStatement(node)) {
    return ["true", "false"].map((to) => ({ what: `a guard that is ${to}`, node: node.expression, to }));
  }
  if (ts.isBinaryExpression(node)) return ofBinary(node);
  if (ts.isConditionalExpression(node)) {
    return [node.whenTrue, node.whenFalse].map((one) => ({ what: "one alternative", node, to: one.getText() }));
  }
  if (ts.isCaseOrDefaultClause(node)) return ofClause(node);
  if (ts.isCallExpression(node) && ts.isIdentifier(node.expression) && imported.has(node.expression.text)) {
    return ofCall(node);
  }
  if (ts.isPropertyAssignment(node) || ts.isShorthandPropertyAssignment(node) || ts.isSpreadAssignment(node)) {
    return ofMember(node);
  }
  if (ts.isArrayLiteralExpression(node)) {
    return node.elements.map((one) => {
      const kept = node.elements.filter((other) => other !== one).map((other) => other.getText());
      return { what: `without ${one.getText()} of a list`, node, to: `[${kept.join(", ")}]` };
    });
  }
  if (ts.isPropertyAccessExpression(node) && /\bfallbacks$/.test(node.expression.getText())) {
    const to = node.name.text === "unrecognised" ? "refused" : "unrecognised";
    return [{ what: "another fallback", node: node.name, to }];
  }
  return [];
}

function ofBinary(node: ts.BinaryExpression): readonly Change[] {
  const { left, operatorToken, right } = node;
  const operator = operatorToken.getText();
  const sides = [left, right].map((one): Change => ({ what: "one side alone", node, to: one.getText() }));
  const opposite = OPPOSITE[operator];
  const other = opposite === undefined ? [] : [{ what: "another operator", node: operatorToken, to: opposite }];
  return operator === "??" || operator === "&&" || operator === "||" ? [...sides, ...other] : other;
}

function ofClause(node: ts.CaseOrDefaultClause): readonly Change[] {
  // `default: x satisfies never` does nothing at run time.
  if (ts.isDefaultClause(node)) return [];
  const clauses = node.parent.clauses;
  const next = clauses[clauses.indexOf(node) + 1];
  const removed: Change = { what: "a case forgotten", node, to: "" };
  const falls = { what: "a case that means the next", node, to: `case ${node.expression.getText()}:` };
  return next === undefined || ts.isDefaultClause(next) ? [removed] : [removed, falls];
}

function ofCall(node: ts.CallExpression): readonly Change[] {
  const name = node.expression.getText();
  if (["checkConfig", "fallback", "perform", "withFields"].includes(name)) return [];
  const [value, asked, format] = node.arguments;
  const unread: Change = { what: `${name} that reads nothing`, node, to: "undefined" };
  if (format !== undefined) return [unread, { what: "a format forgotten", node: format, to: "undefined" }];
  if (value === undefined || asked !== undefined) return [unread];
  return [unread, { what: `${name} that takes anything`, node, to: `(${value.getText()})` }];
}

function ofMember(
  node: ts.PropertyAssignment | ts.ShorthandPropertyAssignment | ts.SpreadAssignment,
): readonly Change[] {
  const dropped: Change = { what: "a member dropped", node, to: "" };
  const after = node.getSourceFile().text.slice(node.getEnd());
  const withComma = {
    ...dropped,
    span: [node.getStart(), node.getEnd() + (after.match(/^,/)?.[0].length ?? 0)] as const,
  };
  if (!ts.isPropertyAssignment(node)) return [withComma];
  const { initializer, name } = node;
  if (!ts.isStringLiteral(initializer)) return [withComma];
  const put = (what: string, to: string): Change => ({ what, node: initializer, to: JSON.stringify(to) });
  const word = name.getText();
  if (word === "outcome") return [put("another outcome", following(OUTCOMES, initializer.text))];
  if (word === "fault") return [put("another fault", "CANCEL_IN_PROGRESS")];
  if (word === "next") return [put("another next step", "await_event")];
  if (word === "basis") return [put("another basis", following(BASES, initializer.text))];
  return [put("another word", `${initializer.text}_`)];
}

function following(values: readonly string[], value: string): string {
  return values[(values.indexOf(value) + 1) % values.length] ?? value;
}
