import { isArray, isContainer, isObject, type JsonValue } from "../source/json.js";
import type { PointerToken } from "../source/pointer.js";

/** Where an update does not fit what stands there: a path below the target, and the two kinds of value. */
export interface MergeConflict {
  readonly path: readonly PointerToken[];
  readonly there: ValueKind;
  readonly given: ValueKind;
}

export type ValueKind = "an object" | "an array" | "a primitive value";

/**
 * The first place where `update` cannot be merged into `target` (Overlay 1.1, section 4.4.3.1: an object takes an object, a
 * primitive a primitive, an array another array; an array that is the target itself takes anything).
 */
export function mergeConflict(target: JsonValue, update: JsonValue): MergeConflict | undefined {
  return isArray(target) ? undefined : conflictBelow(target, update, []);
}

function conflictBelow(target: JsonValue, update: JsonValue, path: readonly PointerToken[]): MergeConflict | undefined {
  if (kindOf(target) !== kindOf(update)) return { path, there: kindOf(target), given: kindOf(update) };
  if (!isObject(target) || !isObject(update)) return undefined;
  for (const key of Object.keys(update)) {
    const there = Object.hasOwn(target, key) ? target[key] : undefined;
    const given = update[key];
    if (there === undefined || given === undefined) continue;
    const conflict = conflictBelow(there, given, [...path, key]);
    if (conflict !== undefined) return conflict;
  }
  return undefined;
}

export function kindOf(value: JsonValue): ValueKind {
  if (!isContainer(value)) return "a primitive value";
  return isArray(value) ? "an array" : "an object";
}
