import type { ApiModel, JsonType, Schema } from "../model/model.js";
import type { JsonValue } from "../source/json.js";

/** One way that a value may be: all of these schemas hold for it. */
type Variant = readonly Schema[];

/** A place in a body that a path leads to, and all that the document says about what stands there. */
export interface Place {
  /** The schema that stands there (the first, where alternatives differ). */
  readonly schema: Schema;
  readonly variants: readonly Variant[];
  /** Every object on the way must have it and none may be null; the value itself still may. */
  readonly required: boolean;
}

export interface Missing {
  /** How many tokens of the path lead somewhere. */
  readonly depth: number;
  /** What stands at the last place that was found, and the names that it has. */
  readonly schema: Schema;
  readonly known: readonly string[];
}

const MAX_VARIANTS = 64;
const MAX_STEPS = 2_000;

/** The place at `path` below a schema, or where the way ends. Only properties and items that are declared are found. */
export function placeAt(model: ApiModel, root: Schema, path: readonly string[]): Place | Missing {
  let place: Place = { schema: root, variants: expand(model, root), required: true };
  for (const [depth, token] of path.entries()) {
    const next = step(model, place, token);
    if (next === undefined) return { depth, schema: place.schema, known: propertyNames(place) };
    place = next;
  }
  return place;
}

/** Each alternative of a schema as a place of its own: what `oneOf` and `anyOf` keep apart. */
export function alternativesOf(model: ApiModel, schema: Schema): readonly Place[] {
  return expand(model, schema).map((variant) => ({ schema, variants: [variant], required: true }));
}

/** The place at `path` below another place; undefined where the way ends before. */
export function placeBelow(model: ApiModel, place: Place, path: readonly string[]): Place | undefined {
  return path.reduce<Place | undefined>((from, token) => (from === undefined ? from : step(model, from, token)), place);
}

export function isPlace(found: Place | Missing): found is Place {
  return "variants" in found;
}

function step(model: ApiModel, place: Place, token: string): Place | undefined {
  const found: Schema[] = [];
  const variants: Variant[] = [];
  let required = place.required && !typesOf(place).has("null");
  for (const variant of place.variants) {
    const here = variant.flatMap((schema) => child(schema, token));
    const [first] = here;
    if (first === undefined) {
      required = false;
      continue;
    }
    found.push(first);
    required &&= variant.some((schema) => schema.required?.includes(token) ?? false);
    variants.push(...product(here.map((schema) => expand(model, schema))));
  }
  const [schema] = found;
  if (schema === undefined) return undefined;
  return { schema, variants: capped(variants), required };
}

function child(schema: Schema, token: string): readonly Schema[] {
  const property = schema.properties?.get(token);
  if (property !== undefined) return [property];
  if (/^(0|[1-9][0-9]*)$/.test(token)) {
    const item = schema.prefixItems?.[Number(token)] ?? schema.items;
    if (item !== undefined) return [item];
  }
  // A map from names to values: an object that declares no property of its own.
  const map = schema.additionalProperties;
  return schema.properties === undefined && map !== undefined && map.always === undefined ? [map] : [];
}

/** A variant of which nothing is known stands for all that was not looked at. */
const OPAQUE: Variant = [];

/** Every variant of a schema: references followed, `allOf` joined, `anyOf` and `oneOf` taken apart. */
function expand(model: ApiModel, schema: Schema, budget: { left: number } = { left: MAX_STEPS }): readonly Variant[] {
  if (--budget.left < 0) return [OPAQUE];
  const parts: (readonly Variant[])[] = [[[schema]]];
  const target = schema.ref === undefined ? undefined : model.schemas.get(schema.ref);
  if (target !== undefined) parts.push(expand(model, target.schema, budget));
  for (const part of schema.allOf ?? []) parts.push(expand(model, part, budget));
  for (const group of [schema.anyOf, schema.oneOf]) {
    if (group !== undefined) parts.push(capped(group.flatMap((part) => expand(model, part, budget))));
  }
  return product(parts);
}

function product(parts: readonly (readonly Variant[])[]): readonly Variant[] {
  let joined: readonly Variant[] = [[]];
  for (const part of parts) {
    joined = capped(joined.flatMap((left) => part.map((right) => [...left, ...right])));
  }
  return joined;
}

function capped(variants: readonly Variant[]): readonly Variant[] {
  return variants.length > MAX_VARIANTS ? [...variants.slice(0, MAX_VARIANTS), OPAQUE] : variants;
}

/** The JSON types that a value there may have; empty where the document does not say. `integer` is kept apart from `number`. */
export function typesOf(place: Place): ReadonlySet<JsonType> {
  const types = new Set<JsonType>();
  for (const variant of place.variants) {
    let here: ReadonlySet<JsonType> | undefined;
    for (const schema of variant) {
      const own = ownTypes(schema);
      if (own === undefined) continue;
      const before = here;
      here = before === undefined ? own : new Set([...own].filter((type) => before.has(type)));
    }
    // One alternative that says nothing: nothing is known of the whole.
    if (here === undefined) return new Set();
    for (const type of here) types.add(type);
  }
  return types;
}

function ownTypes(schema: Schema): ReadonlySet<JsonType> | undefined {
  if (schema.types !== undefined) return new Set(schema.types);
  if (schema.const !== undefined) return new Set([typeOf(schema.const.value)]);
  if (schema.enum !== undefined) return new Set(schema.enum.map(typeOf));
  if (schema.properties !== undefined) return new Set<JsonType>(["object"]);
  if (schema.items !== undefined) return new Set<JsonType>(["array"]);
  return undefined;
}

export function typeOf(value: JsonValue): JsonType {
  if (value === null) return "null";
  if (Array.isArray(value)) return "array";
  if (typeof value === "number") return Number.isInteger(value) ? "integer" : "number";
  return typeof value === "object" ? "object" : (typeof value as "string" | "boolean");
}

/** The values that a value there may have, null left out, in the document's order; undefined where they are not counted. */
export function enumOf(place: Place): { readonly values: readonly JsonValue[]; readonly schema: Schema } | undefined {
  const values: JsonValue[] = [];
  let from: Schema | undefined;
  for (const variant of place.variants) {
    if (variant.some((schema) => schema.types?.length === 1 && schema.types[0] === "null")) continue;
    const closed = variant.find((schema) => schema.enum !== undefined || schema.const !== undefined);
    if (closed === undefined) return undefined;
    from ??= closed;
    const allowed = closed.enum ?? (closed.const === undefined ? [] : [closed.const.value]);
    const types = typesOf({ ...place, variants: [variant] });
    // A value of another type than is stated beside it cannot come.
    const isPossible = (value: JsonValue) =>
      types.size === 0 || types.has(typeOf(value)) || (typeof value === "number" && types.has("number"));
    for (const value of allowed) if (value !== null && !values.includes(value) && isPossible(value)) values.push(value);
  }
  return from === undefined ? undefined : { values, schema: from };
}

/** The first value of a keyword among the schemas that hold there. */
export function keyword<K extends keyof Schema>(place: Place, name: K): Schema[K] | undefined {
  for (const schema of place.variants.flat()) if (schema[name] !== undefined) return schema[name];
  return undefined;
}

/** The schema that marks what a path leads to: its own, or that of something that it is in. */
export function markedAt(
  model: ApiModel,
  at: { readonly root: Schema; readonly path: readonly string[] },
  mark: "secret" | "readOnly" | "writeOnly",
): Schema | undefined {
  for (let depth = 0; depth <= at.path.length; depth++) {
    const place = placeAt(model, at.root, at.path.slice(0, depth));
    const marked = isPlace(place) ? place.variants.flat().find((schema) => schema[mark] === true) : undefined;
    if (marked !== undefined) return marked;
  }
  return undefined;
}

/** The names of the properties that are declared there, in the document's order. */
export function propertyNames(place: Place): readonly string[] {
  const names = new Set<string>();
  for (const schema of place.variants.flat()) for (const name of schema.properties?.keys() ?? []) names.add(name);
  return [...names];
}

/** The names that every variant requires. */
export function requiredNames(place: Place): readonly string[] {
  return propertyNames(place).filter((name) =>
    place.variants.every((variant) => variant.some((schema) => schema.required?.includes(name) ?? false)),
  );
}
