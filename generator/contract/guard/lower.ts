import type { Guard, ResponseValue } from "../plan.js";
import type { Place } from "../schema.js";
import type { Expr, PathExpr } from "./syntax.js";

/** A guard that passed the type checker, in the form that code is made from. */
export function lowerGuard(expression: Expr, places: ReadonlyMap<PathExpr, Place>): Guard {
  const lower = (inner: Expr): Guard => lowerGuard(inner, places);
  switch (expression.kind) {
    case "literal":
      return { kind: "literal", value: expression.value };
    case "path":
      return { kind: "value", value: readValue(expression, places) };
    case "call":
      if (expression.argument.kind !== "path") break;
      return { kind: expression.name, value: readValue(expression.argument, places) };
    case "not":
      return { kind: "not", operand: lower(expression.operand) };
    case "and":
    case "or":
      return { kind: expression.kind, left: lower(expression.left), right: lower(expression.right) };
    case "compare":
      return {
        kind: "compare",
        operator: expression.operator,
        left: lower(expression.left),
        right: lower(expression.right),
      };
    case "in":
      if (expression.list.kind !== "list") break;
      return { kind: "in", item: lower(expression.item), list: expression.list.items.map(({ value }) => value) };
    case "list":
      break;
  }
  throw new Error(`The type checker let a guard pass that it refuses: ${expression.kind}.`);
}

function readValue(path: PathExpr, places: ReadonlyMap<PathExpr, Place>): ResponseValue {
  const names = path.segments.map(({ name }) => name);
  if (path.root === "header") return { kind: "header", name: names.join(".") };
  return { kind: "body", path: names, schema: places.get(path)?.schema };
}
