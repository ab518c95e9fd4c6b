import { unresolvedKey } from "../source/document.js";
import { type Pointer, parsePointer } from "../source/pointer.js";
import { type Context, report } from "./context.js";
import { child, type ObjectPlace, type Place } from "./place.js";
import { asObject, asString, isObjectPlace, quoted } from "./read.js";

const longestChain = 64;

/**
 * The place that a `$ref` names, or undefined with a finding. Only references into the document itself are followed: their
 * fragment is a JSON Pointer, percent-encoded (RFC 6901 section 6).
 *
 * @param place where the value of `$ref` stands
 */
export function resolveReference(context: Context, place: Place): Place | undefined {
  const reference = asString(context, place);
  return reference === undefined ? undefined : resolvePointer(context, place, reference);
}

/** The same for a reference that stands in a text at `place`. */
export function resolvePointer(context: Context, place: Place, reference: string): Place | undefined {
  const reason = context.document.unresolved?.get(unresolvedKey(place.span.source.file, reference));
  if (reason !== undefined) {
    report(context, {
      rule: "model/dangling-reference",
      place,
      message: `${quoted(reference)} is not followed: ${reason}`,
    });
    return undefined;
  }
  if (!reference.startsWith("#")) {
    report(context, {
      rule: "model/remote-reference",
      place,
      message: `${quoted(reference)} leads outside this document and is not followed`,
    });
    return undefined;
  }
  const tokens = pointerTokens(reference);
  let target: Place | undefined = tokens === undefined ? undefined : context.root;
  for (const token of tokens ?? []) target = target === undefined ? undefined : child(target, token);
  if (target === undefined) {
    report(context, {
      rule: "model/dangling-reference",
      place,
      message: `${quoted(reference)} names nothing in this document`,
    });
  }
  return target;
}

/** The tokens of the JSON Pointer in a reference into the document itself; undefined where it is none. */
export function pointerTokens(reference: string): string[] | undefined {
  try {
    return parsePointer(decodeURIComponent(reference.slice(1)));
  } catch {
    return undefined;
  }
}

/**
 * The object at `place` after every Reference Object on the way (OpenAPI 3.1, 4.8.23), or undefined with a finding. Schemas are
 * not resolved like this: their references stay references.
 */
export function resolveObject(context: Context, place: Place): ObjectPlace | undefined {
  let current: Place | undefined = place;
  for (let step = 0; step < longestChain; step++) {
    if (!isObjectPlace(current)) return asObject(context, current);
    const reference: Place | undefined = child(current, "$ref");
    if (reference === undefined) return current;
    current = resolveReference(context, reference);
    if (current === undefined) return undefined;
  }
  report(context, {
    rule: "model/reference-cycle",
    place,
    message: `This reference leads from reference to reference and never to an object`,
  });
  return undefined;
}

/** Reads the object at a place, references resolved; undefined where there is none. */
export type Reader<T> = (context: Context, place: Place) => T | undefined;

/** A reader of one kind of OpenAPI object, which reads (and complains of) an object that many references share only once. */
export function shared<T>(read: (context: Context, object: ObjectPlace) => T): Reader<T> {
  const known = new WeakMap<Context, Map<Pointer, T>>();
  return (context, place) => {
    const object = resolveObject(context, place);
    if (object === undefined || object.pointer === place.pointer) return object && read(context, object);
    const byPointer = known.get(context) ?? new Map<Pointer, T>();
    known.set(context, byPointer);
    if (!byPointer.has(object.pointer)) byPointer.set(object.pointer, read(context, object));
    return byPointer.get(object.pointer);
  };
}
