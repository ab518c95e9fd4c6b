/** JSON as a document holds it. Objects that a reader made have no prototype, so a key such as `__proto__` is only a key. */
export type JsonValue = JsonPrimitive | JsonArray | JsonObject;
export type JsonPrimitive = null | boolean | number | string;
export type JsonArray = readonly JsonValue[];
export interface JsonObject {
  readonly [key: string]: JsonValue;
}

/** The containers that have an origin of their own. */
export type JsonContainer = JsonArray | JsonObject;

/** The same shapes while they are being built; nothing outside the builder keeps a reference to them. */
export type MutableJsonObject = { [key: string]: JsonValue };

/** A new object without a prototype, for keys that come from a document. */
export function newObject(): MutableJsonObject {
  return Object.create(null) as MutableJsonObject;
}

export function isObject(value: JsonValue | undefined): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

export function isArray(value: JsonValue | undefined): value is JsonArray {
  return Array.isArray(value);
}

export function isContainer(value: JsonValue | undefined): value is JsonContainer {
  return typeof value === "object" && value !== null;
}

/** The own property `key`, or undefined: safe on objects that do have a prototype. */
export function get(value: JsonValue | undefined, key: string): JsonValue | undefined {
  return isObject(value) && Object.hasOwn(value, key) ? value[key] : undefined;
}

export function getString(value: JsonValue | undefined, key: string): string | undefined {
  const found = get(value, key);
  return typeof found === "string" ? found : undefined;
}

export function getObject(value: JsonValue | undefined, key: string): JsonObject | undefined {
  const found = get(value, key);
  return isObject(found) ? found : undefined;
}

export function getArray(value: JsonValue | undefined, key: string): JsonArray | undefined {
  const found = get(value, key);
  return isArray(found) ? found : undefined;
}

/** Deep equality of two JSON values; the order of keys does not count. */
export function equalJson(a: JsonValue | undefined, b: JsonValue | undefined): boolean {
  if (a === b) return true;
  if (isArray(a)) return isArray(b) && a.length === b.length && a.every((item, index) => equalJson(item, b[index]));
  if (!isObject(a) || !isObject(b)) return false;
  const keys = Object.keys(a);
  return (
    keys.length === Object.keys(b).length && keys.every((key) => Object.hasOwn(b, key) && equalJson(a[key], b[key]))
  );
}
