import type { JsonType, NamedSchema, Schema } from "../model/model.js";
import { isArray, isObject, type JsonValue } from "../source/json.js";

type Schemas = ReadonlyMap<string, NamedSchema>;

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
export function typeOfValue(value: JsonValue): JsonType {
  if (value === null) return "null";
  if (isArray(value)) return "array";
  if (isObject(value)) return "object";
  if (typeof value === "number") return Number.isInteger(value) ? "integer" : "number";
  return typeof value === "boolean" ? "boolean" : "string";
}
