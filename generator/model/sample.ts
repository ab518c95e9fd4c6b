import { isObject, type JsonObject, type JsonValue, newObject } from "../source/json.js";
import type { JsonType, NamedSchema, Schema } from "./model.js";

/** Deeper than this, optional members are left out: a schema may contain itself. */
const OPTIONAL_DEPTH = 4;
/** Deeper than this nothing is made: a schema may require itself. */
const DEPTH_LIMIT = 32;

/**
 * A value that a schema describes: its example where it has one, else one that is built from the keywords. The same schema gives
 * the same value. It is plausible, not proven: `pattern` and `not` are not solved, so a caller that needs a valid value checks it.
 */
export function sampleOf(schema: Schema, schemas: ReadonlyMap<string, NamedSchema>): JsonValue {
  return sample(schema, schemas, 0);
}

/** The same without the members that nobody has to give, for people to read. */
export function requiredSampleOf(schema: Schema, schemas: ReadonlyMap<string, NamedSchema>): JsonValue {
  return sample(schema, schemas, OPTIONAL_DEPTH);
}

function sample(schema: Schema, schemas: ReadonlyMap<string, NamedSchema>, depth: number): JsonValue {
  if (depth > DEPTH_LIMIT) return null;
  const stated = statedValue(schema);
  if (stated !== undefined) return stated;
  if (schema.ref !== undefined) {
    const target = schemas.get(schema.ref);
    return target === undefined ? null : sample(target.schema, schemas, depth + 1);
  }
  const parts = (schema.allOf ?? []).map((part) => sample(part, schemas, depth + 1));
  const choice = (schema.oneOf ?? schema.anyOf)?.find((part) => !isNullOnly(part));
  if (choice !== undefined) parts.push(sample(choice, schemas, depth + 1));
  switch (typeOf(schema, parts)) {
    case "null":
      return null;
    case "boolean":
      return true;
    case "integer":
      return sampleNumber(schema, 1);
    case "number":
      return sampleNumber(schema, schema.multipleOf ?? 0.01);
    case "string":
      return sampleString(schema);
    case "array":
      return sampleArray(schema, schemas, depth);
    case "object":
      return sampleObject({ schema, schemas, depth, parts });
    case undefined:
      return parts[0] ?? "any";
  }
}

function statedValue(schema: Schema): JsonValue | undefined {
  if (schema.const !== undefined) return schema.const.value;
  const example = schema.examples?.[0];
  if (example !== undefined && (schema.enum === undefined || schema.enum.includes(example))) return example;
  return schema.enum?.find((member) => member !== null) ?? schema.enum?.[0];
}

function isNullOnly(schema: Schema): boolean {
  return schema.types?.length === 1 && schema.types[0] === "null";
}

function typeOf(schema: Schema, parts: readonly JsonValue[]): JsonType | undefined {
  const stated = schema.types?.find((type) => type !== "null") ?? schema.types?.[0];
  if (stated !== undefined) return stated;
  if (schema.properties !== undefined || schema.required !== undefined || parts.some(isObject)) return "object";
  if (schema.items !== undefined || schema.prefixItems !== undefined) return "array";
  if (schema.minLength !== undefined || schema.pattern !== undefined || schema.format !== undefined) return "string";
  return undefined;
}

function sampleNumber(schema: Schema, step: number): number {
  const unit = schema.multipleOf ?? step;
  const least = schema.minimum ?? (schema.exclusiveMinimum === undefined ? undefined : schema.exclusiveMinimum + unit);
  const most = schema.maximum ?? (schema.exclusiveMaximum === undefined ? undefined : schema.exclusiveMaximum - unit);
  const wanted = least ?? (most === undefined || most >= unit ? unit : most);
  return Math.ceil(wanted / unit) * unit;
}

function sampleString(schema: Schema): string {
  const text = byFormat(schema.format) ?? "text";
  const padded = text.padEnd(schema.minLength ?? 0, "x");
  return schema.maxLength === undefined ? padded : padded.slice(0, schema.maxLength);
}

function byFormat(format: string | undefined): string | undefined {
  switch (format) {
    case "date-time":
      return "2030-01-01T00:00:00Z";
    case "date":
      return "2030-01-01";
    case "time":
      return "00:00:00Z";
    case "duration":
      return "PT30M";
    case "uuid":
      return "018f3c2e-7b1a-7c3d-9e4f-5a6b7c8d9e0f";
    case "email":
      return "person@example.com";
    case "uri":
    case "url":
      return "https://example.com/";
    case "hostname":
      return "example.com";
    case "ipv4":
      return "192.0.2.1";
    case "ipv6":
      return "2001:db8::1";
    default:
      return undefined;
  }
}

function sampleArray(schema: Schema, schemas: ReadonlyMap<string, NamedSchema>, depth: number): JsonValue {
  const first = (schema.prefixItems ?? []).map((item) => sample(item, schemas, depth + 1));
  const wanted = schema.minItems ?? (depth < OPTIONAL_DEPTH ? 1 : 0);
  while (schema.items !== undefined && schema.items.always !== false && first.length < wanted)
    first.push(sample(schema.items, schemas, depth + 1));
  return first;
}

function sampleObject(input: {
  schema: Schema;
  schemas: ReadonlyMap<string, NamedSchema>;
  depth: number;
  parts: readonly JsonValue[];
}): JsonObject {
  const { schema, schemas, depth, parts } = input;
  const value = newObject();
  for (const part of parts) if (isObject(part)) Object.assign(value, part);
  const required = new Set(schema.required);
  for (const [key, member] of schema.properties ?? []) {
    if (member.always === false || (!required.has(key) && depth >= OPTIONAL_DEPTH)) continue;
    value[key] = sample(member, schemas, depth + 1);
  }
  for (const key of required) {
    if (!Object.hasOwn(value, key)) value[key] = "any";
  }
  return value;
}
