import type { Pointer } from "../source/pointer.js";
import { mapSubschemas } from "./map-schema.js";
import type { NamedSchema, Schema } from "./model.js";

type Schemas = ReadonlyMap<Pointer, NamedSchema>;

/** What takes a property out of a direction (OpenAPI 3.1, 4.8.24.4): of what is sent, or of what is given out. */
export type OneWay = "readOnly" | "writeOnly";

const WAYS: readonly OneWay[] = ["readOnly", "writeOnly"];
const CHOICES = ["anyOf", "oneOf"] as const;

/** References are followed so far from one schema. */
const MOST_REFERENCES = 64;

/**
 * Whether a property goes one way alone: by what it says, or what it refers to or is composed of. Of several that say it one that
 * says yes is enough (JSON Schema 2020-12, validation 9.4).
 */
export function goesOneWay(property: Schema, way: OneWay, schemas: Schemas): boolean {
  if (property[way] === true) return true;
  if (property.ref === undefined && property.allOf === undefined) return false;
  return inPlace(property, schemas, []).some((one) => one[way] === true);
}

/**
 * The schema with what its parts say of one another's properties. That a property is required takes effect one way alone where it
 * goes one way, and the part that requires it need not be the one that says so: it then gets the property as well, as one of any
 * value that goes that way. Parts that are references stay as they are, because others may refer to the same.
 */
export function withOneWay(schema: Schema, schemas: Schemas): Schema {
  const inner = mapSubschemas(schema, (below) => withOneWay(below, schemas));
  if (!hasParts(inner)) return inner;
  const names = new Set(partsOf(inner).flatMap(undescribed));
  if (names.size === 0) return inner;
  const whole = inPlace(inner, schemas, CHOICES);
  const ways = new Map(
    [...names].flatMap((name) => {
      const described = whole.flatMap(({ properties }) => properties?.get(name) ?? []);
      const own = WAYS.filter((way) => described.some((property) => goesOneWay(property, way, schemas)));
      return own.length === 0 ? [] : [[name, own] as const];
    }),
  );
  return ways.size === 0 ? inner : sayWays(inner, ways);
}

/** Whether another part than the schema itself can describe what it requires. */
function hasParts({ allOf, anyOf, oneOf, ref, required }: Schema): boolean {
  return (allOf ?? anyOf ?? oneOf) !== undefined || (ref !== undefined && required !== undefined);
}

/** The schema and the parts of it that stand in it. */
function partsOf(schema: Schema): readonly Schema[] {
  const parts = [schema];
  for (const part of parts) for (const key of ["allOf", ...CHOICES] as const) parts.push(...(part[key] ?? []));
  return parts;
}

/** The properties that a part requires and says nothing of. */
function undescribed(part: Schema): readonly string[] {
  const { additionalProperties, patternProperties, properties, required = [], unevaluatedProperties } = part;
  const says = [additionalProperties, patternProperties, unevaluatedProperties].some((others) => others !== undefined);
  return says ? [] : required.filter((name) => properties?.has(name) !== true);
}

function sayWays(part: Schema, ways: ReadonlyMap<string, readonly OneWay[]>): Schema {
  const { location, pointer } = part;
  const said = undescribed(part).flatMap((name) => {
    const own = ways.get(name);
    if (own === undefined) return [];
    const flags: Partial<Record<OneWay, true>> = Object.fromEntries(own.map((way) => [way, true] as const));
    return [[name, { location, pointer, ...flags }] as const];
  });
  const within = (list: readonly Schema[]) => list.map((one) => sayWays(one, ways));
  return {
    ...part,
    ...(part.allOf !== undefined && { allOf: within(part.allOf) }),
    ...(part.anyOf !== undefined && { anyOf: within(part.anyOf) }),
    ...(part.oneOf !== undefined && { oneOf: within(part.oneOf) }),
    ...(said.length > 0 && { properties: new Map([...(part.properties ?? []), ...said]) }),
  };
}

/** The schema and those that apply to the same value: by reference, each once, by `allOf`, and by the further lists. */
function inPlace(schema: Schema, schemas: Schemas, lists: readonly (typeof CHOICES)[number][]): readonly Schema[] {
  const seen = new Set<Pointer>();
  const found = [schema];
  for (const one of found) {
    for (const key of ["allOf", ...lists] as const) found.push(...(one[key] ?? []));
    const target = one.ref === undefined || seen.has(one.ref) ? undefined : schemas.get(one.ref);
    if (target === undefined || seen.size === MOST_REFERENCES) continue;
    seen.add(target.pointer);
    found.push(target.schema);
  }
  return found;
}
