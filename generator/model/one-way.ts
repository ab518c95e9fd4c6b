import type { Pointer } from "../source/pointer.js";
import { mapSubschemas } from "./map-schema.js";
import type { NamedSchema, Schema } from "./model.js";

type Schemas = ReadonlyMap<Pointer, NamedSchema>;

/** What takes a property out of a direction (OpenAPI 3.1, 4.8.24.4): of what is sent, or of what is given out. */
export type OneWay = "readOnly" | "writeOnly";

const WAYS: readonly OneWay[] = ["readOnly", "writeOnly"];
/** What applies further schemas to the same value and makes demands by them: `not` and `if` only ask. */
const APPLYING = ["allOf", "anyOf", "oneOf", "then", "else", "dependentSchemas"] as const;

/** References are followed so far from one schema. */
const MOST_REFERENCES = 64;

/**
 * Whether a property goes one way alone: by what it says, or what it refers to or is composed of. Of several that say it one that
 * says yes is enough (JSON Schema 2020-12, validation 9.4).
 */
export function goesOneWay(property: Schema, way: OneWay, schemas: Schemas): boolean {
  if (property[way] === true) return true;
  if (property.ref === undefined && property.allOf === undefined) return false;
  return inPlace(property, schemas, ["allOf"]).some((one) => one[way] === true);
}

/**
 * The schema with what its parts say of one another's properties: each that demands some, by `required` or `dependentRequired`, says
 * which of them go one way alone, because it then demands them of that way alone, whichever part of the whole describes them so. A
 * reference to what demands such a property, and does not know of it by itself, becomes a copy that does: others may refer to the
 * same in another whole.
 */
export function withOneWay(schema: Schema, schemas: Schemas): Schema {
  const known = told.get(schema);
  if (known !== undefined) return known;
  told.set(schema, schema);
  const inner = mapSubschemas(schema, (below) => withOneWay(below, schemas));
  const ways = waysOf(inner, schemas);
  const made =
    ways.size === 0 ? inner : saying(inner, { ways, schemas, way: new Set(), left: { copies: MOST_REFERENCES } });
  told.set(schema, made);
  return made;
}

/** What schemas have become. In the meantime each is itself, so that nothing is without an end. */
const told = new WeakMap<Schema, Schema>();

type Ways = ReadonlyMap<string, readonly OneWay[]>;

/** The properties that a whole demands of one way alone. */
function waysOf(schema: Schema, schemas: Schemas): Ways {
  const whole = inPlace(schema, schemas, APPLYING);
  const described = whole.flatMap(({ properties }) => (properties === undefined ? [] : [properties]));
  const ways = new Map<string, readonly OneWay[]>();
  for (const name of described.length === 0 ? [] : new Set(whole.flatMap(demands))) {
    const each = described.flatMap((properties) => properties.get(name) ?? []);
    const own = WAYS.filter((way) => each.some((property) => goesOneWay(property, way, schemas)));
    if (own.length > 0) ways.set(name, own);
  }
  return ways;
}

/** The names of properties that a schema itself demands. */
function demands({ dependentRequired, required = [] }: Schema): readonly string[] {
  return dependentRequired === undefined ? required : [...required, ...[...dependentRequired.values()].flat()];
}

interface Saying {
  readonly ways: Ways;
  readonly schemas: Schemas;
  /** What the references on the way here lead to. */
  readonly way: ReadonlySet<Pointer>;
  readonly left: { copies: number };
}

/** A part of a whole, and its own parts, with the ways of what they demand; the same part where that is nothing new. */
function saying(part: Schema, context: Saying): Schema {
  const applying = new Set(applied(part, APPLYING));
  const within = mapSubschemas(part, (inner) => (applying.has(inner) ? saying(inner, context) : inner));
  const own = demands(part).flatMap((name) => {
    const ways = context.ways.get(name) ?? [];
    return ways.every((way) => part.oneWay?.get(name)?.includes(way)) ? [] : [[name, ways] as const];
  });
  const all = own.length === 0 ? within : { ...within, oneWay: new Map([...(part.oneWay ?? []), ...own]) };
  const copy = copyOf(part, context);
  if (copy === undefined) return all;
  const { allOf = [], ref: _, ...beside } = all;
  const isAlone = Object.keys(all).every((key) => key === "ref" || key === "location" || key === "pointer");
  return isAlone ? copy : { ...beside, allOf: [...allOf, copy] };
}

/** What a part refers to, where it has something new to say in this whole. */
function copyOf({ ref }: Schema, context: Saying): Schema | undefined {
  const { left, schemas, way } = context;
  const named = ref === undefined || way.has(ref) ? undefined : schemas.get(ref);
  if (named === undefined || left.copies === 0) return undefined;
  left.copies--;
  const itself = withOneWay(named.schema, schemas);
  const copy = saying(itself, { ...context, way: new Set([...way, named.pointer]) });
  return copy === itself ? undefined : copy;
}

type Applying = (typeof APPLYING)[number];

/** The schemas in a schema that these keywords apply to the same value. */
function applied(schema: Schema, keywords: readonly Applying[]): readonly Schema[] {
  return keywords.flatMap((key) => {
    if (key === "dependentSchemas") return [...(schema[key]?.values() ?? [])];
    return schema[key] ?? [];
  });
}

/** The schema and those that apply to the same value: by reference, each once, and by the keywords. */
function inPlace(schema: Schema, schemas: Schemas, keywords: readonly Applying[]): readonly Schema[] {
  const seen = new Set<Pointer>();
  const found = [schema];
  for (const one of found) {
    found.push(...applied(one, keywords));
    const target = one.ref === undefined || seen.has(one.ref) ? undefined : schemas.get(one.ref);
    if (target === undefined || seen.size === MOST_REFERENCES) continue;
    seen.add(target.pointer);
    found.push(target.schema);
  }
  return found;
}
