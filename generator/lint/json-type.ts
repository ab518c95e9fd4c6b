import { isArray, isObject, type JsonValue } from "../source/json.js";

export type JsonTypeName = "null" | "boolean" | "integer" | "number" | "string" | "array" | "object";

/** The type of a value in the words of JSON Schema; a whole number is an `integer` (2020-12, validation 6.1.1). */
export function jsonTypeOf(value: JsonValue): JsonTypeName {
  if (value === null) return "null";
  if (isArray(value)) return "array";
  if (isObject(value)) return "object";
  if (typeof value === "number") return Number.isInteger(value) ? "integer" : "number";
  return typeof value === "string" ? "string" : "boolean";
}
