import { equalJson, get, isArray, isObject, type JsonArray, type JsonObject, type JsonValue } from "../source/json.js";
import type { PointerToken } from "../source/pointer.js";

/** A place below a target, what an action expects there (undefined: nothing) and what is there (undefined: nothing). */
export interface Difference {
  readonly path: readonly PointerToken[];
  readonly expected: JsonValue | undefined;
  readonly found: JsonValue | undefined;
}

/**
 * Where `there` is not what an update was written for. `expected` states what the update replaces: the value itself where the target
 * is a primitive or an array, its members where it is an object. Each member that is updated and not expected must not be there yet,
 * so an `expected` of undefined is `absent: true`. Members that are expected and not updated must be there as stated.
 */
export function updateDifference(
  there: JsonValue,
  update: JsonValue,
  expected: JsonValue | undefined,
): Difference | undefined {
  if (isArray(there) && expected === undefined) return listDifference(there, listOf(update), []);
  if (isObject(there) && isObject(update) && (expected === undefined || isObject(expected))) {
    return membersDifference(there, update, expected, []);
  }
  return equalJson(there, expected) ? undefined : { path: [], expected, found: there };
}

/** Where a node that is to be removed is not what was expected; of an object, the members that `expected` names. */
export function removalDifference(
  there: JsonValue | undefined,
  expected: JsonValue,
  path: readonly PointerToken[] = [],
): Difference | undefined {
  if (!isObject(there) || !isObject(expected)) {
    return equalJson(there, expected) ? undefined : { path, expected, found: there };
  }
  for (const key of Object.keys(expected)) {
    const difference = removalDifference(get(there, key), expected[key] ?? null, [...path, key]);
    if (difference !== undefined) return difference;
  }
  return undefined;
}

/** Whether merging `update` would change nothing: every primitive that it sets stands there, and it appends nothing. */
export function isSet(there: JsonValue | undefined, update: JsonValue): boolean {
  if (isArray(update)) return isArray(there) && update.length === 0;
  if (!isObject(update)) return there === update;
  return isObject(there) && Object.keys(update).every((key) => isSet(get(there, key), update[key] ?? null));
}

/** Whether what `update` says is there already; of an array, whether its items are. */
export function isSaid(there: JsonValue | undefined, update: JsonValue): boolean {
  if (isArray(there)) return listOf(update).every((item) => there.some((present) => equalJson(present, item)));
  if (!isObject(update)) return equalJson(there, update);
  return isObject(there) && Object.keys(update).every((key) => isSaid(get(there, key), update[key] ?? null));
}

function membersDifference(
  there: JsonObject,
  update: JsonObject,
  expected: JsonObject | undefined,
  path: readonly PointerToken[],
): Difference | undefined {
  for (const key of new Set([...Object.keys(update), ...Object.keys(expected ?? {})])) {
    const difference = memberDifference(get(there, key), get(update, key), get(expected, key), [...path, key]);
    if (difference !== undefined) return difference;
  }
  return undefined;
}

function memberDifference(
  there: JsonValue | undefined,
  update: JsonValue | undefined,
  expected: JsonValue | undefined,
  path: readonly PointerToken[],
): Difference | undefined {
  if (expected === undefined) {
    if (there === undefined || update === undefined) return undefined;
    if (isObject(there) && isObject(update) && Object.keys(update).length > 0) {
      return membersDifference(there, update, undefined, path);
    }
    if (isArray(there) && isArray(update) && update.length > 0) return listDifference(there, update, path);
    return { path, expected, found: there };
  }
  if (isObject(there) && isObject(update) && isObject(expected))
    return membersDifference(there, update, expected, path);
  return equalJson(there, expected) ? undefined : { path, expected, found: there };
}

/** The first of `items` that stands in the list already. */
function listDifference(there: JsonArray, items: JsonArray, path: readonly PointerToken[]): Difference | undefined {
  const index = there.findIndex((present) => items.some((item) => equalJson(present, item)));
  return index < 0 ? undefined : { path: [...path, index], expected: undefined, found: there[index] };
}

function listOf(value: JsonValue): JsonArray {
  return isArray(value) ? value : [value];
}
