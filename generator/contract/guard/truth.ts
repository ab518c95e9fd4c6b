import { printGuard } from "./print.js";
import type { Expr, LiteralValue } from "./syntax.js";

/** A value that neither the document nor the binding names. */
export const OTHER: unique symbol = Symbol("other");

export type KnownValue = LiteralValue | typeof OTHER;

/** What is known of a response, by the path as a guard prints it. Absent is null; a path that is not here may have any value. */
export type Known = ReadonlyMap<string, KnownValue>;

/** Whether a guard holds of every response of which this is known, of none (false), or of some (undefined). */
export function truthOf(expression: Expr, known: Known): boolean | undefined {
  switch (expression.kind) {
    case "literal":
      return expression.value === true;
    case "list":
      return false;
    case "path": {
      const value = known.get(printGuard(expression));
      return value === undefined ? undefined : value === true;
    }
    case "call": {
      const value = known.get(printGuard(expression.argument));
      return value === undefined || expression.name !== "has" ? undefined : value !== null;
    }
    case "not": {
      const inner = truthOf(expression.operand, known);
      return inner === undefined ? undefined : !inner;
    }
    case "and":
    case "or": {
      const settled = expression.kind === "or";
      const sides = [truthOf(expression.left, known), truthOf(expression.right, known)];
      if (sides.includes(settled)) return settled;
      return sides.includes(undefined) ? undefined : !settled;
    }
    case "in": {
      const value = known.get(printGuard(expression.item));
      if (value === undefined || expression.list.kind !== "list") return undefined;
      return expression.list.items.some((item) => item.value === value);
    }
    case "compare":
      return compare(expression, known);
  }
}

function compare(expression: Extract<Expr, { kind: "compare" }>, known: Known): boolean | undefined {
  const { operator } = expression;
  const sides = [expression.left, expression.right].map((side) =>
    side.kind === "literal" ? side.value : known.get(printGuard(side)),
  );
  const [left, right] = sides;
  // Two values that nobody names may be the same.
  if (left === undefined || right === undefined || (left === OTHER && right === OTHER)) return undefined;
  if (operator !== "==" && operator !== "!=") {
    if (typeof left !== "number" || typeof right !== "number") return undefined;
    if (operator === "<" || operator === "<=") return operator === "<" ? left < right : left <= right;
    return operator === ">" ? left > right : left >= right;
  }
  return (left === right) === (operator === "==");
}
