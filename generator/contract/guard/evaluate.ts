import { get, isArray, isObject, type JsonValue } from "../../source/json.js";
import type { Expr, PathExpr } from "./syntax.js";

/**
 * Whether a guard holds of a body whose values have the types that the document declares. What is absent is null: it equals nothing
 * else, has no size, is not true, and is neither less nor more than a number. A body alone has no headers.
 *
 * Generated code does the same; this is for the document's own examples.
 */
export function evaluateGuard(expression: Expr, body: JsonValue): boolean {
  switch (expression.kind) {
    case "not":
      return !evaluateGuard(expression.operand, body);
    case "and":
      return evaluateGuard(expression.left, body) && evaluateGuard(expression.right, body);
    case "or":
      return evaluateGuard(expression.left, body) || evaluateGuard(expression.right, body);
    case "compare":
      return compare(expression, body);
    case "in": {
      const item = readValue(expression.item, body);
      return expression.list.kind === "list" && expression.list.items.some(({ value }) => value === item);
    }
    default:
      return readValue(expression, body) === true;
  }
}

function compare({ left, operator, right }: Extract<Expr, { kind: "compare" }>, body: JsonValue): boolean {
  const a = readValue(left, body);
  const b = readValue(right, body);
  if (operator === "==" || operator === "!=") return (a === b) === (operator === "==");
  if (typeof a !== "number" || typeof b !== "number") return false;
  if (operator === "<") return a < b;
  if (operator === "<=") return a <= b;
  return operator === ">" ? a > b : a >= b;
}

function readValue(expression: Expr, body: JsonValue): JsonValue {
  switch (expression.kind) {
    case "literal":
      return expression.value;
    case "path":
      return readPath(expression, body) ?? null;
    case "list":
      return null;
    case "call": {
      const value = expression.argument.kind === "path" ? (readPath(expression.argument, body) ?? null) : null;
      return expression.name === "has" ? value !== null : sizeOf(value);
    }
    default:
      return evaluateGuard(expression, body);
  }
}

/** Characters, items or members. */
function sizeOf(value: JsonValue): number {
  if (typeof value === "string") return [...value].length;
  if (isArray(value)) return value.length;
  return isObject(value) ? Object.keys(value).length : 0;
}

/** What a path of a guard leads to in a body. */
export function readPath({ root, segments }: PathExpr, body: JsonValue): JsonValue | undefined {
  if (root === "header") return undefined;
  return segments.reduce<JsonValue | undefined>((value, { name }) => memberAt(value, name), body);
}

/** The member or item of that name. */
export function memberAt(value: JsonValue | undefined, name: string): JsonValue | undefined {
  return isArray(value) ? value[/^[0-9]+$/.test(name) ? Number(name) : -1] : get(value, name);
}
