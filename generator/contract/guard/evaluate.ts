import { get, isArray, isObject, type JsonValue } from "../../source/json.js";
import type { Expr, PathExpr } from "./syntax.js";

/** A value of the wrong type met a guard: the outcome is unknown then. */
export const WRONG_TYPE: unique symbol = Symbol("wrong type");

/**
 * Whether a guard holds of a body. What is absent equals nothing but `null`, has no size, and is not true; a header is absent.
 * What generated code does, done here for the document's examples.
 */
export function evaluateGuard(expression: Expr, body: JsonValue): boolean | typeof WRONG_TYPE {
  switch (expression.kind) {
    case "not": {
      const operand = evaluateGuard(expression.operand, body);
      return operand === WRONG_TYPE ? operand : !operand;
    }
    case "and":
    case "or": {
      const left = evaluateGuard(expression.left, body);
      if (left === WRONG_TYPE || left === (expression.kind === "or")) return left;
      return evaluateGuard(expression.right, body);
    }
    case "compare":
      return compare(expression, body);
    case "in": {
      const item = readValue(expression.item, body);
      const items = expression.list.kind === "list" ? expression.list.items : [];
      return items.some(({ value }) => value === (item ?? null));
    }
    default: {
      const value = readValue(expression, body) ?? false;
      return typeof value === "boolean" ? value : WRONG_TYPE;
    }
  }
}

function compare(
  { left, operator, right }: Extract<Expr, { kind: "compare" }>,
  body: JsonValue,
): boolean | typeof WRONG_TYPE {
  const [a, b] = [readValue(left, body) ?? null, readValue(right, body) ?? null];
  if (operator === "==" || operator === "!=") return (a === b) === (operator === "==");
  if (a === null || b === null) return false;
  if (typeof a !== "number" || typeof b !== "number") return WRONG_TYPE;
  if (operator === "<") return a < b;
  if (operator === "<=") return a <= b;
  return operator === ">" ? a > b : a >= b;
}

function readValue(expression: Expr, body: JsonValue): JsonValue | undefined {
  if (expression.kind === "literal") return expression.value;
  if (expression.kind === "path") return follow(expression, body);
  if (expression.kind !== "call" || expression.argument.kind !== "path") return undefined;
  const value = follow(expression.argument, body) ?? null;
  if (expression.name === "has") return value !== null;
  if (typeof value === "string") return [...value].length;
  if (isArray(value)) return value.length;
  return isObject(value) ? Object.keys(value).length : 0;
}

function follow({ root, segments }: PathExpr, body: JsonValue): JsonValue | undefined {
  if (root === "header") return undefined;
  return segments.reduce<JsonValue | undefined>((value, { name }) => memberAt(value, name), body);
}

/** The member or item of that name. */
export function memberAt(value: JsonValue | undefined, name: string): JsonValue | undefined {
  return isArray(value) ? value[/^[0-9]+$/.test(name) ? Number(name) : -1] : get(value, name);
}
