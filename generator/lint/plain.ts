import { isArray, isObject, type JsonObject, type JsonValue } from "../source/json.js";
import { byCodeUnit } from "../source/order.js";

/**
 * A copy whose objects have the ordinary prototype, for libraries that expect one. A key such as `__proto__` stays an own property,
 * and what aliases share stays shared. Keys are in the order of their code units: which of two alike a library takes for the first,
 * and so what it finds, is then the same however a document orders them.
 */
export function toPlain(value: JsonValue): unknown {
  const copies = new Map<JsonValue, unknown>();
  const copy = (from: JsonValue): unknown => {
    if (!isArray(from) && !isObject(from)) return from;
    const known = copies.get(from);
    if (known !== undefined) return known;
    const to = isArray(from) ? from.map(copy) : copyObject(from, copy);
    copies.set(from, to);
    return to;
  };
  return copy(value);
}

function copyObject(from: JsonObject, copy: (value: JsonValue) => unknown): object {
  const to = {};
  for (const [key, value] of Object.entries(from).sort(([a], [b]) => byCodeUnit(a, b))) {
    // Libraries call `object.hasOwnProperty(…)`: a document that names a member so would stop them, and all that they would find.
    if (key === "hasOwnProperty") continue;
    Object.defineProperty(to, key, { value: copy(value), enumerable: true, configurable: true, writable: true });
  }
  return to;
}
