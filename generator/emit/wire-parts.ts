import type { JsonType, NamedSchema, Schema } from "../model/model.js";

type Schemas = ReadonlyMap<string, NamedSchema>;

/**
 * A schema whose own keywords, reference, and choices hold together (JSON Schema 2020-12, core 8.2.3.1 and 10.2), as `allOf` of
 * them: the transform takes a reference for the whole schema, and a choice for one between its branches and what stands beside it.
 * Parts of which no type says anything are left out, and so are choices that have such a branch.
 */
export function withParts(schema: Schema, schemas: Schemas): Schema {
  const { ref, allOf = [], anyOf = [], oneOf = [] } = schema;
  if (ref === undefined && [allOf, anyOf, oneOf].every((list) => list.length === 0)) return schema;
  const listed = new Set([...holding(schema, schemas)].flatMap(({ properties }) => [...(properties?.keys() ?? [])]));
  const whole: Whole = { listed, types: typesOf(schema, schemas) };
  const node = { location: schema.location, pointer: schema.pointer };
  const choices = [anyOf, oneOf]
    .filter((choice) => choice.length > 0)
    .map((choice) => ({ ...node, anyOf: choice.map((branch) => partOf(branch, whole)) }));
  const target = ref === undefined ? [] : [{ ...node, ref }];
  const others = [...target, ...allOf.map((part) => partOf(part, whole)), ...choices].filter(isTelling);
  const { own, about } = separate(schema);
  const beside = withoutKnownTypes(partOf(own, whole), others, schemas);
  const parts = isTelling(beside) ? [beside, ...others] : others;
  const [only] = parts;
  if (only === undefined) return about;
  // Other parts are made in turn, as members of `allOf`.
  return parts.length === 1 && (only === target[0] || choices.some((choice) => choice === only))
    ? { ...only, ...about }
    : { ...about, allOf: parts };
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

/** What is known of a schema that parts are in. */
interface Whole {
  /** The properties that it lists, itself and by what else holds for its values. */
  readonly listed: ReadonlySet<string>;
  readonly types: readonly JsonType[] | undefined;
}

/** A part with what it says by the whole that it is in: it may require what another lists, and is of values of the whole's types. */
function partOf(part: Schema, { listed, types: known = [] }: Whole): Schema {
  if (part.ref !== undefined || part.always !== undefined) return part;
  const { additionalProperties, properties: own = new Map<string, Schema>(), required = [], ...rest } = part;
  const hasIndex = part.patternProperties !== undefined || additionalProperties !== undefined;
  const names = required.filter((name) => !hasIndex && !own.has(name) && listed.has(name));
  const any: Schema = { location: part.location, pointer: part.pointer, always: true };
  const properties = new Map([...own, ...names.map((name) => [name, any] as const)]);
  // Without types, what has properties is taken for an object, and the whole may be null.
  const types = part.types ?? (properties.size > 0 && known.length > 1 ? known : undefined);
  return {
    ...rest,
    ...(types !== undefined && { types }),
    ...(additionalProperties !== undefined && { additionalProperties }),
    ...(properties.size > 0 && { properties }),
    ...(required.length > 0 && { required }),
  };
}

/** Types alone are left out where the parts have no others: as a type, `type: object` refuses what is declared as an interface. */
function withoutKnownTypes(own: Schema, parts: readonly Schema[], schemas: Schemas): Schema {
  const { types, ...rest } = own;
  if (types === undefined || parts.length === 0 || isTelling(rest)) return own;
  const isKnown = parts.some((part) => typesOf(part, schemas)?.every((type) => types.includes(type)) === true);
  return isKnown || (types.length === 1 && types[0] === "object") ? rest : own;
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
  for (const { types, anyOf, oneOf } of holding(schema, schemas)) {
    if (types !== undefined) return types;
    const choice = isBranch ? undefined : (anyOf ?? oneOf);
    const each = choice?.map((branch) => typesOf(branch, schemas, true));
    if (each !== undefined && each.length > 0 && each.every((one) => one !== undefined))
      return [...new Set(each.flat())];
  }
  return undefined;
}
