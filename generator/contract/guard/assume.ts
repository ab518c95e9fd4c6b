import { printGuard } from "./print.js";
import type { Expr, LiteralValue, PathExpr } from "./syntax.js";

/** A guard with what is known of one path written into it: that something is there, and how much of it. */
export function assumePresent(expression: Expr, path: PathExpr, size: number): Expr {
  const assume = (inner: Expr): Expr => assumePresent(inner, path, size);
  const { start, end } = expression;
  const literal = (value: LiteralValue): Expr => ({ kind: "literal", value, start, end });
  switch (expression.kind) {
    case "call":
      if (printGuard(expression.argument) !== printGuard(path)) return expression;
      return expression.name === "has" ? literal(true) : literal(size);
    case "not":
      return { ...expression, operand: assume(expression.operand) };
    case "and":
    case "or":
      return { ...expression, left: assume(expression.left), right: assume(expression.right) };
    case "compare": {
      const [left, right] = [assume(expression.left), assume(expression.right)];
      const value =
        left.kind === "literal" && right.kind === "literal" && compare(left.value, expression.operator, right.value);
      if (left.kind === "literal" && right.kind === "literal") return literal(value);
      // Neither absent nor empty.
      const isNone = [left, right].some(
        (side) => side.kind === "literal" && (side.value === null || side.value === ""),
      );
      const isPath = [left, right].some((side) => side.kind === "path" && printGuard(side) === printGuard(path));
      if (isNone && isPath) return literal(expression.operator === "!=");
      return { ...expression, left, right };
    }
    default:
      return expression;
  }
}

function compare(a: LiteralValue, operator: Extract<Expr, { kind: "compare" }>["operator"], b: LiteralValue): boolean {
  if (operator === "==" || operator === "!=") return (a === b) === (operator === "==");
  if (typeof a !== "number" || typeof b !== "number") return false;
  if (operator === "<") return a < b;
  if (operator === "<=") return a <= b;
  return operator === ">" ? a > b : a >= b;
}
