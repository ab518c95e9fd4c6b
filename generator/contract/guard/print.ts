import type { Expr, LiteralValue, Segment } from "./syntax.js";

/** A guard as text that parses to the same guard: one form for each meaning, parentheses only where they are needed. */
export function printGuard(expression: Expr): string {
  return print(expression, 0);
}

const STRENGTH = { or: 1, and: 2, compare: 3, in: 3, not: 4 } as const;

function print(expression: Expr, outer: number): string {
  switch (expression.kind) {
    case "literal":
      return printLiteral(expression.value);
    case "list":
      return `[${expression.items.map((item) => printLiteral(item.value)).join(", ")}]`;
    case "path":
      return `response.${expression.root}${expression.segments.map(printSegment).join("")}`;
    case "call":
      return `${expression.name}(${print(expression.argument, 0)})`;
    default: {
      const strength = STRENGTH[expression.kind];
      const text = printOperation(expression, strength);
      return strength < outer ? `(${text})` : text;
    }
  }
}

function printOperation(expression: Extract<Expr, { kind: keyof typeof STRENGTH }>, strength: number): string {
  switch (expression.kind) {
    case "or":
    case "and": {
      const symbol = expression.kind === "or" ? "||" : "&&";
      return `${print(expression.left, strength)} ${symbol} ${print(expression.right, strength + 1)}`;
    }
    case "compare":
      return `${print(expression.left, strength + 1)} ${expression.operator} ${print(expression.right, strength + 1)}`;
    case "in":
      return `${print(expression.item, strength + 1)} in ${print(expression.list, 0)}`;
    case "not":
      return `!${print(expression.operand, strength)}`;
  }
}

function printSegment({ name }: Segment): string {
  if (/^[A-Za-z_][A-Za-z0-9_]*$/.test(name)) return `.${name}`;
  return /^(0|[1-9][0-9]*)$/.test(name) ? `[${name}]` : `[${printLiteral(name)}]`;
}

function printLiteral(value: LiteralValue): string {
  if (typeof value !== "string") return Object.is(value, -0) ? "-0" : String(value).replace("e+", "e");
  const escaped = value.replace(/["\\\n\r\t]/g, (character) => ESCAPED[character] ?? character);
  return `"${escaped}"`;
}

const ESCAPED: Readonly<Record<string, string>> = { '"': '\\"', "\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t" };
