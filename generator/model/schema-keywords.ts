import { type Context, report } from "./context.js";
import { readDiscriminator } from "./discriminator.js";
import { mediaKind } from "./media-kind.js";
import type { JsonType, Schema } from "./model.js";
import { child, items, members, type ObjectPlace, type Place } from "./place.js";
import { asObject, asString, unusable } from "./read.js";
import { reportUnkept } from "./unkept.js";

export type MutableSchema = { -readonly [K in keyof Schema]: Schema[K] };

export interface KeywordInput {
  readonly context: Context;
  /** The schema that is being read; a reader sets its own member. */
  readonly schema: MutableSchema;
  /** The keyword's value. */
  readonly member: Place;
  readonly parent: ObjectPlace;
  readonly readSchema: (context: Context, place: Place) => Schema;
}

type KeywordReader = (input: KeywordInput) => void;

type KeysOf<V> = {
  [K in keyof Schema]-?: V extends Schema[K] ? (Schema[K] extends V | undefined ? K : never) : never;
}[keyof Schema];

const jsonTypes: ReadonlySet<string> = new Set(["null", "boolean", "integer", "number", "string", "array", "object"]);

/**
 * Keywords of schemas that are not kept: assertions of other drafts, and of 2020-12 those that depend on the way that evaluation
 * took, or speak of what a text holds. To pass over them in silence would accept what they refuse.
 */
export const refusedKeywords: readonly string[] = [
  ...["$dynamicRef", "$recursiveRef", "dependencies", "additionalItems", "extends", "disallow"],
];

/** The keywords of JSON Schema 2020-12 (core section 10 and 11, validation section 6 and 9) that a model keeps, by name. */
export const schemaKeywords: ReadonlyMap<string, KeywordReader> = new Map<string, KeywordReader>([
  ["type", readTypes],
  ["enum", readEnum],
  ["const", readConst],
  ["title", text("title")],
  ["description", text("description")],
  ["format", text("format")],
  ["pattern", text("pattern")],
  ["deprecated", flag("deprecated")],
  ["readOnly", flag("readOnly")],
  ["writeOnly", flag("writeOnly")],
  ["uniqueItems", flag("uniqueItems")],
  ["x-concordat-secret", flag("secret")],
  ["$schema", ({ context, parent }) => void reportUnkept(context, parent, "schema")],
  // What `upgrade.ts` leaves of it is no boolean.
  ["nullable", ({ context, member }) => unusable(context, member, "true or false")],
  ["default", readDefault],
  ["examples", readExamples],
  ["minLength", count("minLength")],
  ["maxLength", count("maxLength")],
  ["minItems", count("minItems")],
  ["maxItems", count("maxItems")],
  ["minContains", count("minContains")],
  ["maxContains", count("maxContains")],
  ["minProperties", count("minProperties")],
  ["maxProperties", count("maxProperties")],
  ["minimum", amount("minimum")],
  ["maximum", amount("maximum")],
  ["exclusiveMinimum", amount("exclusiveMinimum")],
  ["exclusiveMaximum", amount("exclusiveMaximum")],
  ["multipleOf", readMultipleOf],
  ["items", subschema("items")],
  ["contains", subschema("contains")],
  ["unevaluatedItems", subschema("unevaluatedItems")],
  ["additionalProperties", subschema("additionalProperties")],
  ["unevaluatedProperties", subschema("unevaluatedProperties")],
  ["propertyNames", subschema("propertyNames")],
  ["not", subschema("not")],
  ["if", subschema("if")],
  ["then", subschema("then")],
  ["else", subschema("else")],
  ["prefixItems", subschemas("prefixItems")],
  ["allOf", subschemas("allOf")],
  ["anyOf", subschemas("anyOf")],
  ["oneOf", subschemas("oneOf")],
  ["properties", schemaMap("properties")],
  ["patternProperties", schemaMap("patternProperties")],
  ["dependentSchemas", schemaMap("dependentSchemas")],
  ["required", readRequired],
  ["dependentRequired", readDependentRequired],
  ["discriminator", readDiscriminator],
  ["contentSchema", readContentSchema],
  ...refusedKeywords.map((keyword): [string, KeywordReader] => [keyword, refuse(keyword)]),
]);

/** What a schema says to people and tools, and not about values. */
export const annotationKeywords: ReadonlySet<string> = new Set<keyof Schema>([
  "title",
  "description",
  "deprecated",
  "readOnly",
  "writeOnly",
  "default",
  "examples",
  "secret",
]);

function text(key: KeysOf<string>): KeywordReader {
  return ({ context, schema, member }) => {
    const value = asString(context, member);
    if (value !== undefined) schema[key] = value;
  };
}

function flag(key: "deprecated" | "readOnly" | "writeOnly" | "uniqueItems" | "secret"): KeywordReader {
  return ({ context, schema, member }) => {
    if (typeof member.value === "boolean") schema[key] = member.value;
    else unusable(context, member, "true or false");
  };
}

function amount(key: KeysOf<number>): KeywordReader {
  return ({ context, schema, member }) => {
    if (typeof member.value === "number" && Number.isFinite(member.value)) schema[key] = member.value;
    else unusable(context, member, "a number");
  };
}

function count(key: KeysOf<number>): KeywordReader {
  return ({ context, schema, member }) => {
    const { value } = member;
    if (typeof value === "number" && Number.isInteger(value) && value >= 0) schema[key] = value;
    else unusable(context, member, "a whole number, zero or more");
  };
}

function readMultipleOf({ context, schema, member }: KeywordInput): void {
  if (typeof member.value === "number" && member.value > 0) schema.multipleOf = member.value;
  else unusable(context, member, "a number above zero");
}

function subschema(key: KeysOf<Schema>): KeywordReader {
  return ({ context, schema, member, readSchema }) => {
    schema[key] = readSchema(context, member);
  };
}

function subschemas(key: "prefixItems" | "allOf" | "anyOf" | "oneOf"): KeywordReader {
  return ({ context, schema, member, readSchema }) => {
    const found = items(member);
    if (found.length > 0) schema[key] = found.map((item) => readSchema(context, item));
    else unusable(context, member, "an array with at least one schema");
  };
}

function schemaMap(key: "properties" | "patternProperties" | "dependentSchemas"): KeywordReader {
  return ({ context, schema, member, readSchema }) => {
    const object = asObject(context, member);
    if (object === undefined) return;
    schema[key] = new Map(members(object).map(([name, place]) => [name, readSchema(context, place)]));
  };
}

function readTypes({ context, schema, member }: KeywordInput): void {
  const listed = Array.isArray(member.value) ? items(member) : [member];
  if (listed.length === 0) unusable(context, member, "a type or an array with at least one");
  const unknown = listed.filter((place) => !isJsonType(place.value));
  for (const place of unknown) unusable(context, place, [...jsonTypes].join(", "));
  // A list that lost a member would refuse what the lost member allows.
  if (listed.length === 0 || unknown.length > 0) return;
  schema.types = [...new Set(listed.map((place) => place.value).filter(isJsonType))];
}

function isJsonType(value: unknown): value is JsonType {
  return typeof value === "string" && jsonTypes.has(value);
}

function readEnum({ context, schema, member }: KeywordInput): void {
  const values = items(member).map((item) => item.value);
  if (values.length > 0) schema.enum = values;
  else unusable(context, member, "an array with at least one value");
}

function readConst({ schema, member }: KeywordInput): void {
  schema.const = { value: member.value };
}

function readDefault({ schema, member }: KeywordInput): void {
  schema.default = member.value;
}

function readExamples({ context, schema, member }: KeywordInput): void {
  if (Array.isArray(member.value)) schema.examples = member.value;
  else unusable(context, member, "an array");
}

function readRequired({ context, schema, member }: KeywordInput): void {
  const names = readNames(context, member);
  if (names !== undefined) schema.required = names;
}

function readDependentRequired({ context, schema, member }: KeywordInput): void {
  const object = asObject(context, member);
  if (object === undefined) return;
  schema.dependentRequired = new Map(
    members(object).flatMap(([name, place]) => {
      const names = readNames(context, place);
      return names === undefined ? [] : [[name, names]];
    }),
  );
}

function readNames(context: Context, place: Place): string[] | undefined {
  if (!Array.isArray(place.value)) return unusable(context, place, "an array of property names");
  return [...new Set(items(place).flatMap((item) => asString(context, item) ?? []))];
}

/** Kept where it says what the JSON in an event's `data` is (OpenAPI 3.2, 4.14.3.2); elsewhere nobody looks into a text. */
function readContentSchema(input: KeywordInput): void {
  const { context, schema, member, parent, readSchema } = input;
  const isData = /\/properties\/data$/.test(parent.pointer);
  const stated = child(parent, "contentMediaType")?.value;
  if (isData && typeof stated === "string" && mediaKind(stated, false) === "json")
    schema.contentSchema = readSchema(context, member);
  else refuse("contentSchema")(input);
}

function refuse(keyword: string): KeywordReader {
  return ({ context, schema, member }) => {
    schema.unsupported = [...(schema.unsupported ?? []), keyword];
    report(context, {
      rule: "model/unsupported-keyword",
      place: member,
      message: `${keyword} asserts something that is not checked: values that it refuses are accepted`,
    });
  };
}
