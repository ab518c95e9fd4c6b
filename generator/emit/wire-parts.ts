import type { JsonType, NamedSchema, Schema } from "../model/model.js";
import { isArray, isObject, type JsonValue } from "../source/json.js";
import { type Whole, withRequired } from "./wire-required.js";

type Schemas = ReadonlyMap<string, NamedSchema>;

/**
 * A schema whose own keywords, reference, and choices hold together (JSON Schema 2020-12, core 8.2.3.1 and 10.2), as `allOf` of
 * them: the transform takes a reference for the whole schema, and a choice for one between its branches and what stands beside it.
 * Parts of which no type says anything are left out, and so are choices that have such a branch.
 */
export function withParts(schema: Schema, schemas: Schemas): Schema {
  const { ref, allOf = [], anyOf = [], oneOf = [] } = schema;
  if (ref === undefined && [allOf, anyOf, oneOf].every((list) => list.length === 0)) {
    return withRequired(schema, { hasChoices: false, listed: listedBy([schema]), types: schema.types });
  }
  const held = [...holding(schema, schemas)];
  const hasChoices = held.some((one) => [...(one.anyOf ?? []), ...(one.oneOf ?? [])].some(isListing));
  const whole: Whole = { hasChoices, listed: listedBy(held), types: typesOf(schema, schemas) };
  const node = { location: schema.location, pointer: schema.pointer };
  const choices = [anyOf, oneOf]
    .filter((choice) => choice.length > 0)
    .map((choice) => ({ ...node, anyOf: choice.map((branch) => partOf(branch, whole)) }));
  const target = ref === undefined ? [] : [{ ...node, ref }];
  const { own, about } = separate(schema);
  const all = [partOf(own, whole), ...target, ...allOf.map((part) => partOf(part, whole)), ...choices];
  const parts = withoutKnownTypes(all.filter(isTelling), schemas);
  const [only] = parts;
  if (only === undefined) return about;
  // Other parts are made in turn, as members of `allOf`.
  return parts.length === 1 && (only === target[0] || choices.some((choice) => choice === only))
    ? { ...only, ...about }
    : { ...about, allOf: parts };
}

function listedBy(schemas: readonly Schema[]): ReadonlySet<string> {
  return new Set(schemas.flatMap(({ properties }) => [...(properties?.keys() ?? [])]));
}

/** Whether properties are listed by the schema or by what it is composed of. */
function isListing({ allOf, anyOf, oneOf, properties, ref }: Schema): boolean {
  return [allOf, anyOf, oneOf, properties, ref].some((keyword) => keyword !== undefined);
}

const COMPOSING = ["ref", "allOf", "anyOf", "oneOf", "discriminator"] as const;
const SHAPING = [
  ...(["types", "enum", "const", "open", "format", "required", "properties", "patternProperties"] as const),
  ...(["additionalProperties", "items", "prefixItems", "minItems", "maxItems"] as const),
] as const;

/** What a schema itself says of the shape of values, and what it says about them. */
function separate(schema: Schema): { readonly own: Schema; readonly about: Schema } {
  const { location, pointer } = schema;
  const own: { -readonly [K in keyof Schema]: Schema[K] } = { location, pointer };
  const about = { ...schema };
  const copy = <K extends keyof Schema>(key: K) => {
    if (schema[key] !== undefined) own[key] = schema[key];
  };
  for (const key of SHAPING) copy(key);
  for (const key of [...COMPOSING, ...SHAPING]) if (key !== "format") Reflect.deleteProperty(about, key);
  return { own, about };
}

/** A part with what it says by the whole that it is in: what it requires is there, and it is of values of the whole's types. */
function partOf(part: Schema, whole: Whole): Schema {
  if (part.ref !== undefined || part.always !== undefined) return part;
  const given = withRequired(part, whole);
  // Without types, what has properties is taken for an object, and the whole may be null.
  const {
    properties,
    types = (properties?.size ?? 0) > 0 && (whole.types?.length ?? 0) > 1 ? whole.types : undefined,
  } = given;
  return types === undefined ? given : { ...given, types };
}

/** Types alone are left out where the parts have no others: as a type, `type: object` refuses what is declared as an interface. */
function withoutKnownTypes(parts: readonly Schema[], schemas: Schemas): readonly Schema[] {
  const known = new Map(parts.map((part) => [part, typesOf(part, schemas)]));
  for (const part of parts) {
    const { types, ...rest } = part;
    if (types === undefined || known.size === 1 || isTelling(rest)) continue;
    known.delete(part);
    const isKnown = [...known.values()].some((others) => others?.every((type) => types.includes(type)) === true);
    if (!isKnown && !(types.length === 1 && types[0] === "object")) known.set(part, types);
  }
  return parts.filter((part) => known.has(part));
}

/** Whether a type of the schema says more than `unknown`. */
export function isTelling(schema: Schema): boolean {
  const { additionalProperties, allOf = [], anyOf = [], oneOf = [], patternProperties, properties } = schema;
  return (
    [schema.ref, schema.types, schema.enum, schema.const].some((keyword) => keyword !== undefined) ||
    [properties, patternProperties].some((listed) => listed !== undefined && listed.size > 0) ||
    (additionalProperties !== undefined && additionalProperties.always !== false) ||
    schema.always === false ||
    allOf.some(isTelling) ||
    [anyOf, oneOf].some((choice) => choice.length > 0 && choice.every(isTelling))
  );
}

/** The schemas that hold for a value of the schema whatever it is: itself, and by reference and `allOf` others, each once. */
export function* holding(schema: Schema, schemas: Schemas): Generator<Schema> {
  const seen = new Set<string>();
  const pending = [schema];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    yield next;
    pending.push(...(next.allOf ?? []).toReversed());
    const target = next.ref === undefined || seen.has(next.ref) ? undefined : schemas.get(next.ref);
    if (target === undefined || seen.size === MOST_REFERENCES) continue;
    seen.add(target.pointer);
    pending.push(target.schema);
  }
}

/** Followed from one schema: what lies further off is taken for unknown, and so much of it costs no time. */
const MOST_REFERENCES = 64;

/** The types that values of the schema have, as far as that is plain to see: of a choice in a choice it is not. */
export function typesOf(schema: Schema, schemas: Schemas, isBranch = false): readonly JsonType[] | undefined {
  for (const { anyOf, const: constant, enum: values, oneOf, types } of holding(schema, schemas)) {
    if (types !== undefined) return types;
    const listed = constant === undefined ? values : [constant.value];
    if (listed !== undefined) return [...new Set(listed.map(typeOfValue))];
    const choice = isBranch ? undefined : (anyOf ?? oneOf);
    const each = choice?.map((branch) => typesOf(branch, schemas, true));
    if (each !== undefined && each.length > 0 && each.every((one) => one !== undefined))
      return [...new Set(each.flat())];
  }
  return undefined;
}

/** JSON Schema 2020-12, validation 6.1.1. */
function typeOfValue(value: JsonValue): JsonType {
  if (value === null) return "null";
  if (isArray(value)) return "array";
  if (isObject(value)) return "object";
  if (typeof value === "number") return Number.isInteger(value) ? "integer" : "number";
  return typeof value === "boolean" ? "boolean" : "string";
}
