import { isObject, type JsonValue } from "../source/json.js";
import { parsePointer } from "../source/pointer.js";
import { type Context, report } from "./context.js";
import { child, items, members, type ObjectPlace, type Place } from "./place.js";

/**
 * Reads of one member each. A member that is absent is undefined; one of another type than the specification gives it is a
 * finding and undefined. No value is converted: turning `"27"` into a number is a repair, and a repair is a person's decision.
 */
export function readString(context: Context, place: Place, key: string): string | undefined {
  const found = child(place, key);
  return found === undefined ? undefined : asString(context, found);
}

export function readBoolean(context: Context, place: Place, key: string): boolean | undefined {
  const found = child(place, key);
  if (found === undefined) return undefined;
  return typeof found.value === "boolean" ? found.value : unusable(context, found, "true or false");
}

export function readObject(context: Context, place: Place, key: string): ObjectPlace | undefined {
  const found = child(place, key);
  return found === undefined ? undefined : asObject(context, found);
}

/** The members of an object-valued member; empty where it is absent or unusable. Extensions (`x-`) are left out where asked. */
export function readMembers(context: Context, place: Place, key: string): [string, Place][] {
  const found = readObject(context, place, key);
  return found === undefined ? [] : members(found);
}

export function readItems(context: Context, place: Place, key: string): Place[] | undefined {
  const found = child(place, key);
  if (found === undefined) return undefined;
  return Array.isArray(found.value) ? items(found) : unusable(context, found, "an array");
}

export function readStrings(context: Context, place: Place, key: string): string[] | undefined {
  return readItems(context, place, key)?.flatMap((item) => asString(context, item) ?? []);
}

export function asString(context: Context, place: Place): string | undefined {
  return typeof place.value === "string" ? place.value : unusable(context, place, "a string");
}

export function asObject(context: Context, place: Place): ObjectPlace | undefined {
  return isObjectPlace(place) ? place : unusable(context, place, "an object");
}

export function isObjectPlace(place: Place): place is ObjectPlace {
  return isObject(place.value);
}

export function isExtension(key: string): boolean {
  return key.startsWith("x-");
}

/** Reports that the value at `place` is not what the specification asks for; returns undefined so that a reader can return it. */
export function unusable(context: Context, place: Place, expected: string): undefined {
  report(context, {
    rule: "model/unusable-value",
    place,
    message: `${nameOf(place)} must be ${expected}, found ${describe(place.value)}`,
  });
  return undefined;
}

/** The last token of the pointer, with the one before where it is an index; the location has the rest. */
function nameOf(place: Place): string {
  const tokens = parsePointer(place.pointer) ?? [];
  const own = tokens.at(-1);
  if (own === undefined) return "The document";
  return quoted(/^\d+$/.test(own) ? tokens.slice(-2).join("/") : own);
}

function describe(value: JsonValue): string {
  if (value === null) return "null";
  if (Array.isArray(value)) return value.length === 0 ? "an empty array" : "an array";
  if (typeof value === "object") return "an object";
  return `the ${typeof value} ${quoted(value)}`;
}

/** Text of a document for a message: quoted, and cut where it is long. */
export function quoted(value: string | number | boolean): string {
  const text = typeof value === "string" && value.length > 80 ? `${value.slice(0, 77)}...` : value;
  return JSON.stringify(text);
}
