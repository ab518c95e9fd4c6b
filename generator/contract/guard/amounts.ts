import type { Expr } from "./syntax.js";

/**
 * The amounts above zero that guards may tell apart: one, and those at and around every number that is compared with what is meant.
 * What a guard makes of any other amount it makes of one of these too.
 */
export function amountsIn(guards: readonly Expr[], isMeant: (side: Expr) => boolean): readonly number[] {
  const amounts = new Set([1]);
  for (const number of guards.flatMap((guard) => [...compared(guard, isMeant)])) {
    for (const near of [Math.floor(number) - 1, Math.floor(number), Math.ceil(number), Math.ceil(number) + 1])
      if (near > 0) amounts.add(near);
  }
  return [...amounts];
}

function* compared(expression: Expr, isMeant: (side: Expr) => boolean): Generator<number> {
  switch (expression.kind) {
    case "not":
      yield* compared(expression.operand, isMeant);
      return;
    case "and":
    case "or":
      yield* compared(expression.left, isMeant);
      yield* compared(expression.right, isMeant);
      return;
    case "in":
      if (!isMeant(expression.item) || expression.list.kind !== "list") return;
      for (const { value } of expression.list.items) if (typeof value === "number") yield value;
      return;
    case "compare":
      for (const [side, other] of [
        [expression.left, expression.right],
        [expression.right, expression.left],
      ] as const)
        if (isMeant(side) && other.kind === "literal" && typeof other.value === "number") yield other.value;
  }
}
