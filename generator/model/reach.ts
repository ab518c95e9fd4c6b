import type { Pointer } from "../source/pointer.js";
import { discriminated } from "./discriminator.js";
import { heirsOf } from "./heirs.js";
import type { IncomingOperation, MediaType, NamedSchema, Operation, Schema } from "./model.js";

/** The schemas that operations reach, in the order of `schemas`. */
export function reachedSchemas(
  operations: Iterable<Operation>,
  schemas: ReadonlyMap<Pointer, NamedSchema>,
): Map<Pointer, NamedSchema> {
  const reached = new Set<Pointer>();
  const visit = (schema: Schema): void => {
    for (const pointer of leadsTo(schema, schemas)) enter(pointer);
    for (const inner of subschemas(schema)) visit(inner);
  };
  const enter = (pointer: Pointer): void => {
    const target = reached.has(pointer) ? undefined : schemas.get(pointer);
    if (target === undefined) return;
    reached.add(pointer);
    pending.push(target.schema);
  };
  const pending: Schema[] = [...operations].flatMap(schemasOf);
  for (let schema = pending.pop(); schema !== undefined; schema = pending.pop()) visit(schema);
  return new Map([...schemas].filter(([pointer]) => reached.has(pointer)));
}

/** The schemas that an operation itself holds: of parameters, bodies and response headers, its callbacks' included. */
export function schemasOf(operation: Operation | IncomingOperation): Schema[] {
  const inContent = (content: readonly MediaType[]) => content.flatMap((media) => media.schema ?? []);
  return [
    ...operation.parameters.map((parameter) => parameter.schema),
    ...inContent(operation.requestBody?.content ?? []),
    ...operation.responses.flatMap((response) => [
      ...response.headers.map((header) => header.schema),
      ...inContent(response.content),
    ]),
    ...("callbacks" in operation ? (operation.callbacks ?? []) : []).flatMap(schemasOf),
  ];
}

/**
 * What a schema itself leads to, the schemas inside it left aside: what it refers to, what it chooses by a discriminator, and what may
 * stand in the place of either, because it extends it.
 */
export function leadsTo({ discriminator, ref }: Schema, schemas: ReadonlyMap<Pointer, NamedSchema>): Pointer[] {
  const own = [...(ref === undefined ? [] : [ref]), ...discriminated(discriminator)];
  return own.flatMap((pointer) => [pointer, ...heirsOf(pointer, schemas)]);
}

const single = [
  ...(["items", "contains", "unevaluatedItems", "additionalProperties"] as const),
  ...(["unevaluatedProperties", "propertyNames", "contentSchema"] as const),
] as const;

/** The schemas directly inside a schema. */
export function* subschemas(schema: Schema): Generator<Schema> {
  yield* inPlaceSubschemas(schema);
  for (const key of single) {
    const inner = schema[key];
    if (inner !== undefined) yield inner;
  }
  yield* schema.prefixItems ?? [];
  yield* schema.properties?.values() ?? [];
  yield* schema.patternProperties?.values() ?? [];
}

/** Those that apply to the same value as the schema itself (JSON Schema 2020-12, core 10.2). */
export function* inPlaceSubschemas(schema: Schema): Generator<Schema> {
  for (const key of ["allOf", "anyOf", "oneOf"] as const) yield* schema[key] ?? [];
  for (const key of ["not", "if", "then", "else"] as const) {
    const inner = schema[key];
    if (inner !== undefined) yield inner;
  }
  yield* schema.dependentSchemas?.values() ?? [];
}

/** The schemas that have it, themselves or in one that they lead to: a base leads to what may stand in its place. */
export function leadingTo(
  schemas: ReadonlyMap<Pointer, NamedSchema>,
  has: (schema: Schema) => boolean,
): ReadonlySet<Pointer> {
  const referrers = new Map<Pointer, Pointer[]>();
  const found = new Set<Pointer>();
  for (const [pointer, { schema }] of schemas) {
    const inner = [...within(schema)];
    if (inner.some(has)) found.add(pointer);
    for (const to of [...inner.flatMap((one) => leadsTo(one, schemas)), ...heirsOf(pointer, schemas)]) {
      const known = referrers.get(to);
      if (known === undefined) referrers.set(to, [pointer]);
      else known.push(pointer);
    }
  }
  // A Set is iterated in order of insertion and sees what is inserted meanwhile.
  for (const pointer of found) for (const referrer of referrers.get(pointer) ?? []) found.add(referrer);
  return found;
}

function* within(schema: Schema): Generator<Schema> {
  yield schema;
  for (const inner of subschemas(schema)) yield* within(inner);
}
