import { heirsOf } from "../model/heirs.js";
import type { NamedSchema, Schema } from "../model/model.js";

type Schemas = ReadonlyMap<string, NamedSchema>;

/** A base that more schemas extend is typed as itself: every member that refers to it would list them all. */
const MOST_HEIRS = 64;

/**
 * A schema whose members may be what extends them: where a member is a base with a discriminator, a value may be written as any of
 * the schemas that extend it by `allOf` (OpenAPI 3.1, 4.8.25.3). The base stays among them, because its validator checks no more than
 * it says: code that reads such a value has to ask for a member before it uses it. Only members are widened, and items: a schema
 * itself is what it says, or one that extends it would be made of itself. A body that is a base is widened where it is named.
 */
export function withHeirs(schema: Schema, schemas: Schemas): Schema {
  const { additionalProperties, items, patternProperties, prefixItems, properties } = schema;
  const widened = (member: Schema) => orHeirs(member, schemas);
  const inMap = (map: ReadonlyMap<string, Schema>) =>
    new Map([...map].map(([name, one]) => [name, widened(one)] as const));
  return {
    ...schema,
    ...(properties !== undefined && { properties: inMap(properties) }),
    ...(patternProperties !== undefined && { patternProperties: inMap(patternProperties) }),
    ...(prefixItems !== undefined && { prefixItems: prefixItems.map(widened) }),
    ...(items !== undefined && { items: widened(items) }),
    ...(additionalProperties !== undefined && { additionalProperties: widened(additionalProperties) }),
  };
}

/** The schema and what may stand in its place, as far as a type lists it. */
export function withStandIns(pointer: string, schemas: Schemas): readonly string[] {
  const heirs = heirsOf(pointer, schemas);
  return heirs.length > MOST_HEIRS ? [pointer] : [pointer, ...heirs];
}

/** A reference to a base, with whatever stands beside it, as one to the base or to what extends it. */
function orHeirs(member: Schema, schemas: Schemas): Schema {
  if (member.anyOf === undefined) return hasHeirs(member, schemas) ? widened(member, schemas) : member;
  if (!member.anyOf.some((one) => hasHeirs(one, schemas))) return member;
  return { ...member, anyOf: member.anyOf.map((one) => (hasHeirs(one, schemas) ? widened(one, schemas) : one)) };
}

function widened(member: Schema, schemas: Schemas): Schema {
  const { allOf: _, location, pointer, ref: __, ...beside } = member;
  const base = referred(member);
  const all = base === undefined ? [] : withStandIns(base, schemas);
  return { ...beside, location, pointer, anyOf: all.map((ref) => ({ location, pointer, ref })) };
}

function hasHeirs(member: Schema, schemas: Schemas): boolean {
  const base = referred(member);
  return base !== undefined && member.anyOf === undefined && withStandIns(base, schemas).length > 1;
}

/** What a schema refers to, by itself or by an `allOf` of one, which older documents write where something stands beside it. */
function referred({ allOf, ref }: Schema): string | undefined {
  return allOf === undefined ? ref : ref === undefined && allOf.length === 1 ? allOf[0]?.ref : undefined;
}
