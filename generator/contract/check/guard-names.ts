import type { Expr, LiteralValue } from "../guard/syntax.js";

/** Whether a guard holds only where a value is one that it compares with, and that is meant. */
export function holdsByName(expression: Expr, isMeant: (side: Expr, value: LiteralValue) => boolean): boolean {
  switch (expression.kind) {
    case "and":
      return holdsByName(expression.left, isMeant) || holdsByName(expression.right, isMeant);
    case "or":
      return holdsByName(expression.left, isMeant) && holdsByName(expression.right, isMeant);
    case "compare": {
      const { left, operator, right } = expression;
      const sides = [[left, right] as const, [right, left] as const];
      return operator === "==" && sides.some(([side, other]) => other.kind === "literal" && isMeant(side, other.value));
    }
    case "in": {
      const items = expression.list.kind === "list" ? expression.list.items : [];
      return items.every(({ value }) => isMeant(expression.item, value));
    }
    default:
      return false;
  }
}
