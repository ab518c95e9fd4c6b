import type { SpecDocument } from "../source/document.js";
import { isContainer, type JsonObject, type JsonValue } from "../source/json.js";
import { entryOrigin, type Location, locationOfSpan, originOf, type Span } from "../source/origin.js";
import { formatPointer, type Pointer, type PointerToken } from "../source/pointer.js";

/** A value of a document with the way to it. Walking from place to place costs one step, where `locate` walks from the root. */
export interface Place {
  readonly value: JsonValue;
  readonly pointer: Pointer;
  readonly span: Span;
  /** How many tokens the pointer has. */
  readonly depth: number;
}

/** A place whose value is an object. */
export type ObjectPlace = Place & { readonly value: JsonObject };

export function rootPlace(document: SpecDocument): ObjectPlace {
  const { root, source } = document;
  const span = originOf(root)?.span ?? { source, start: 0, end: source.text.length };
  return { value: root, pointer: "", span, depth: 0 };
}

/** The own entry `key`, or undefined. A value without an origin of its own stands where its nearest ancestor stands. */
export function child(place: Place, key: PointerToken): Place | undefined {
  const container = place.value;
  if (!isContainer(container) || !Object.hasOwn(container, key)) return undefined;
  const value = (container as Record<PointerToken, JsonValue>)[key];
  if (value === undefined) return undefined;
  const own = isContainer(value) ? originOf(value)?.span : undefined;
  return {
    value,
    pointer: place.pointer + formatPointer([key]),
    span: own ?? entryOrigin(container, key)?.value ?? place.span,
    depth: place.depth + 1,
  };
}

/** The members of an object in the document's order. */
export function members(place: ObjectPlace): [string, Place][] {
  return Object.keys(place.value).flatMap((key) => {
    const member = child(place, key);
    return member === undefined ? [] : [[key, member] satisfies [string, Place]];
  });
}

/** The items of an array; nothing where the value is no array. */
export function items(place: Place): Place[] {
  if (!Array.isArray(place.value)) return [];
  return place.value.flatMap((_, index) => child(place, index) ?? []);
}

export function locationOf(place: Place): Location {
  return locationOfSpan(place.span, place.pointer);
}
