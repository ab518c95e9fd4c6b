import { parse } from "yaml";
import { isObject, type JsonObject, type JsonValue } from "../../source/json.js";
import { UsageError } from "../arguments.js";

/** Where a person must still say what holds. */
export const OPEN = "?";

/** @throws UsageError where the text is no YAML, or has aliases */
export function parsed(text: string, file: string): JsonValue {
  try {
    // The checked boundary: every member is looked at before it is used.
    return parse(text, { maxAliasCount: 0 }) as JsonValue;
  } catch (error) {
    throw wrong(file, error instanceof Error ? error.message : "is not YAML");
  }
}

/** @throws UsageError where it is no mapping, or has a member that is not `known` */
export function mapping(value: JsonValue | undefined, at: string, known?: readonly string[]): JsonObject {
  if (value === OPEN) throw wrong(at, `is still \`${OPEN}\`: fill it in`);
  if (!isObject(value)) throw wrong(at, "must be a mapping");
  const unknown = Object.keys(value).find((key) => known !== undefined && !known.includes(key));
  if (unknown !== undefined) throw wrong(at, `has no member ${JSON.stringify(unknown)}; it takes ${known?.join(", ")}`);
  return value;
}

export function text(value: JsonValue | undefined, at: string): string {
  if (value === OPEN) throw wrong(at, `is still \`${OPEN}\`: fill it in`);
  if (typeof value !== "string" || value === "") throw wrong(at, "must be text");
  return value;
}

export function count(value: JsonValue | undefined, at: string): number {
  if (typeof value !== "number" || !Number.isInteger(value) || value < 0) throw wrong(at, "must be a whole number");
  return value;
}

export function wrong(at: string, why: string): UsageError {
  return new UsageError(`${at} ${why}`);
}
