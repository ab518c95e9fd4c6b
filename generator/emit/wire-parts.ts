import type { NamedSchema, Schema } from "../model/model.js";
import { withOthers } from "./wire-others.js";
import { type Whole, withRequired } from "./wire-required.js";
import { holding, typesOf } from "./wire-types-of.js";

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
    .map((choice) => ({ ...node, anyOf: choice.map((branch) => partOf(branch, whole, schemas)) }));
  const target = ref === undefined ? [] : [{ ...node, ref }];
  const { own, about } = separate(schema);
  const asking = withDemands(own, [...target, ...allOf], schemas);
  const all = [asking, ...allOf].map((part) => partOf(part, whole, schemas));
  all.splice(1, 0, ...target);
  all.push(...choices);
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

/**
 * What a schema says itself, with the demands of parts that say of no type and list nothing: such a part is a type of anything, and
 * what it demands is lost unless it is said here. What a part itself demands beside no reference is said there.
 */
function withDemands(own: Schema, parts: readonly Schema[], schemas: Schemas): Schema {
  const lost = parts.flatMap((part) => {
    const held = [...holding(part, schemas)];
    if (listedBy(held).size > 0 || typesOf(part, schemas) !== undefined) return [];
    return held.flatMap((one) => (one === part && part.ref === undefined ? [] : (one.required ?? [])));
  });
  return lost.length === 0 ? own : { ...own, required: [...new Set([...(own.required ?? []), ...lost])] };
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
function partOf(part: Schema, whole: Whole, schemas: Schemas): Schema {
  if (part.ref !== undefined || part.always !== undefined) return part;
  const given = withRequired(withOthers(part, schemas), whole);
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
