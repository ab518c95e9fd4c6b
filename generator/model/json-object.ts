import { type JsonObject, type JsonValue, newObject } from "../source/json.js";

/** The members that are not undefined, as an object without a prototype. */
export function object(values: Readonly<Record<string, JsonValue | undefined>>): JsonObject {
  return mapOf(Object.entries(values).flatMap(([key, value]) => (value === undefined ? [] : [[key, value]])));
}

/** The entries as an object without a prototype; of two with one key the later counts. */
export function mapOf(entries: Iterable<readonly [string, JsonValue]>): JsonObject {
  const made = newObject();
  for (const [key, value] of entries) made[key] = value;
  return made;
}
