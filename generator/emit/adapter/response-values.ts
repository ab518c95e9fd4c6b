import type { Guard, ResponsePlan, ResponseValue } from "../../contract/plan.js";

/** Every value that deciding a response reads. */
export function valuesOf(plan: ResponsePlan): ResponseValue[] {
  return [
    ...(plan.identity === undefined ? [] : [plan.identity]),
    ...plan.guards.flatMap(({ if: guard }) => guardValues(guard)),
    ...plan.switch,
    ...plan.set.map(({ from }) => from),
  ];
}

function guardValues(guard: Guard): ResponseValue[] {
  switch (guard.kind) {
    case "literal":
      return [];
    case "value":
    case "size":
    case "has":
      return [guard.value];
    case "not":
      return guardValues(guard.operand);
    case "and":
    case "or":
    case "compare":
      return [...guardValues(guard.left), ...guardValues(guard.right)];
    case "in":
      return guardValues(guard.item);
    default:
      return guard satisfies never;
  }
}
