import { isObject } from "../source/json.js";
import { formatPointer, type Pointer } from "../source/pointer.js";
import type { Context } from "./context.js";
import type { NamedSchema, Schema } from "./model.js";
import { child, items, members, type Place } from "./place.js";
import { isObjectPlace } from "./read.js";
import { pointerTokens } from "./reference.js";

type Schemas = ReadonlyMap<Pointer, NamedSchema>;

/**
 * Whether a schema is a base that others extend by `allOf`: it has a discriminator and no alternatives of its own, so what a value may
 * be is said by what extends it (OpenAPI 3.1, 4.8.25.3).
 */
export function isBase({ anyOf, discriminator, oneOf }: Schema): boolean {
  return discriminator !== undefined && anyOf === undefined && oneOf === undefined;
}

/** The components that extend others, by the pointers of those, in the document's order. */
export function heirPlaces(context: Context): ReadonlyMap<Pointer, readonly Place[]> {
  const heirs = new Map<Pointer, Place[]>();
  const components = child(context.root, "components");
  for (const holder of [components && child(components, "schemas"), child(context.root, "definitions")]) {
    if (holder === undefined || !isObjectPlace(holder)) continue;
    for (const [, place] of members(holder)) {
      for (const base of extended(place)) {
        const known = heirs.get(base);
        if (known === undefined) heirs.set(base, [place]);
        else known.push(place);
      }
    }
  }
  return heirs;
}

function extended(place: Place): ReadonlySet<Pointer> {
  const allOf = isObject(place.value) ? child(place, "allOf") : undefined;
  const bases = (allOf === undefined ? [] : items(allOf)).flatMap(({ value }) => {
    const reference = isObject(value) ? value.$ref : undefined;
    const tokens = typeof reference === "string" && reference.startsWith("#") ? pointerTokens(reference) : undefined;
    return tokens === undefined ? [] : [formatPointer(tokens)];
  });
  return new Set(bases);
}

const known = new WeakMap<Schemas, ReadonlyMap<Pointer, readonly Pointer[]>>();

/** What extends a base, in the document's order; nothing where the schema is no base. */
export function heirsOf(base: Pointer, schemas: Schemas): readonly Pointer[] {
  const heirs = known.get(schemas) ?? heirsByBase(schemas);
  known.set(schemas, heirs);
  return heirs.get(base) ?? [];
}

function heirsByBase(schemas: Schemas): ReadonlyMap<Pointer, readonly Pointer[]> {
  const heirs = new Map<Pointer, Pointer[]>();
  for (const [pointer, { schema }] of schemas) if (isBase(schema)) heirs.set(pointer, []);
  if (heirs.size === 0) return heirs;
  for (const [pointer, { schema }] of schemas) {
    // Of a base that says more in what extends it, `one-way.ts` makes a copy.
    const bases = new Set((schema.allOf ?? []).map(({ pointer, ref }) => ref ?? pointer));
    for (const base of bases) heirs.get(base)?.push(pointer);
  }
  return heirs;
}
