import type { Pointer } from "../source/pointer.js";
import type { Context } from "./context.js";
import type { NamedSchema, Schema } from "./model.js";
import { inPlaceSubschemas } from "./reach.js";
import { quoted } from "./read.js";
import type { ModelRule } from "./rules.js";
import { cyclicComponents } from "./strongly-connected.js";

type Schemas = ReadonlyMap<Pointer, NamedSchema>;

/**
 * The schemas without references by which a schema applies to one value again and again: JSON Schema gives such a schema no
 * meaning (2020-12, core 9.4.1), and types and validators made of it would not end. Cut first are references under `allOf`,
 * because a base that lists its variants while they extend it (a common form of inheritance) then still lists them.
 */
export function breakCycles(context: Context, schemas: Schemas): Schemas {
  const withoutInheritance = cut(context, schemas, "allOf");
  return cut(context, withoutInheritance, "any");
}

function cut(context: Context, schemas: Schemas, kind: "allOf" | "any"): Schemas {
  const components = cyclicComponents(
    new Map([...schemas].map(([pointer, { schema }]) => [pointer, [...inPlaceReferences(schema)]])),
  );
  if (components.size === 0) return schemas;
  return new Map(
    [...schemas].map(([pointer, named]) => {
      const component = components.get(pointer);
      if (component === undefined) return [pointer, named];
      const isCut = (target: Pointer) => components.get(target) === component;
      return [
        pointer,
        { ...named, schema: without({ context, schema: named.schema, isCut, underAllOf: kind === "any" }) },
      ];
    }),
  );
}

function* inPlaceReferences(schema: Schema): Generator<Pointer> {
  if (schema.ref !== undefined) yield schema.ref;
  for (const inner of inPlaceSubschemas(schema)) yield* inPlaceReferences(inner);
}

interface Cut {
  readonly context: Context;
  readonly schema: Schema;
  readonly isCut: (target: Pointer) => boolean;
  /** Whether the reference of this schema may be cut. */
  readonly underAllOf: boolean;
}

function without(input: Cut): Schema {
  const { context, schema, isCut, underAllOf } = input;
  const recur = (inner: Schema, allowed = underAllOf) => without({ ...input, schema: inner, underAllOf: allowed });
  const { ref, ...rest } = schema;
  const copy: { -readonly [K in keyof Schema]: Schema[K] } = { ...rest };
  if (ref !== undefined) {
    if (underAllOf && isCut(ref)) {
      context.findings.push({
        rule: "model/reference-cycle" satisfies ModelRule,
        location: schema.location,
        message: `The schema ${quoted(ref)} refers back to itself for the same value, so this reference is taken as no constraint`,
      });
    } else {
      copy.ref = ref;
    }
  }
  if (schema.allOf !== undefined) copy.allOf = schema.allOf.map((inner) => recur(inner, true));
  for (const key of ["anyOf", "oneOf"] as const) {
    if (schema[key] !== undefined) copy[key] = schema[key].map((inner) => recur(inner));
  }
  for (const key of ["not", "if", "then", "else"] as const) {
    if (schema[key] !== undefined) copy[key] = recur(schema[key]);
  }
  if (schema.dependentSchemas !== undefined) {
    copy.dependentSchemas = new Map([...schema.dependentSchemas].map(([key, inner]) => [key, recur(inner)]));
  }
  return copy;
}
