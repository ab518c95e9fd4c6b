import type { OpenApiVersion } from "../source/document.js";
import type { JsonObject, JsonValue, MutableJsonObject } from "../source/json.js";
import { cloneObject } from "../source/origin.js";
import { mediaKind } from "./media-kind.js";

/** A Schema Object in the vocabulary of OpenAPI 3.1, and whether null is allowed beside it. */
export interface UpgradedSchema {
  readonly schema: JsonObject;
  readonly orNull: boolean;
}

/**
 * One Schema Object of any OpenAPI version as JSON Schema 2020-12, its subschemas as they are: each is upgraded when it is
 * read, so every schema keeps its pointer and its origin, and a reference may lead to any place.
 *
 * OpenAPI 3.0 words are understood in 3.1 documents as well: many carry `nullable`, and a schema that refuses a null that
 * the provider does send is the more costly error. The linter reports them.
 */
export function upgradeSchema(schema: JsonObject, version: OpenApiVersion): UpgradedSchema {
  const isOld = version === "2.0" || version === "3.0";
  const current = version === "2.0" ? upgradeSwagger(schema) : schema;
  const known = isOld && Object.hasOwn(current, "$ref") ? withoutSiblings(current) : current;
  if (!Object.keys(known).some((key) => upgrades.has(key))) return { schema: known, orNull: false };
  const { clone } = cloneObject(known);
  let orNull = false;
  for (const [keyword, upgrade] of upgrades) {
    if (Object.hasOwn(clone, keyword)) orNull = upgrade(clone) || orNull;
  }
  return { schema: clone, orNull };
}

/**
 * Swagger 2.0 in the words of OpenAPI 3.0: `x-nullable`, as its users agreed to say; `type: file`; and `discriminator`, the name of a
 * property whose values are names of schemas, as they are in 3.0 without a mapping.
 */
function upgradeSwagger(schema: JsonObject): JsonObject {
  if (!["x-nullable", "discriminator"].some((key) => Object.hasOwn(schema, key)) && schema.type !== "file")
    return schema;
  const { clone } = cloneObject(schema);
  const nullable = clone["x-nullable"];
  if (nullable !== undefined) clone.nullable = nullable;
  if (typeof clone.discriminator === "string") clone.discriminator = { propertyName: clone.discriminator };
  if (clone.type === "file") Object.assign(clone, { type: "string", format: "binary" });
  return clone;
}

/**
 * OpenAPI 3.0.3, 4.7.23: what stands beside `$ref` is ignored. Two things are kept: `nullable`, by which every document that
 * writes it there means null, and our own extensions.
 */
function withoutSiblings(schema: JsonObject): JsonObject {
  const { clone } = cloneObject(schema);
  for (const key of Object.keys(clone)) {
    if (key !== "$ref" && key !== "nullable" && !key.startsWith("x-concordat-")) delete clone[key];
  }
  return clone;
}

type Upgrade = (schema: MutableJsonObject) => boolean;

const upgrades: ReadonlyMap<string, Upgrade> = new Map<string, Upgrade>([
  ["nullable", upgradeNullable],
  ["exclusiveMinimum", (schema) => upgradeExclusive(schema, "exclusiveMinimum", "minimum")],
  ["exclusiveMaximum", (schema) => upgradeExclusive(schema, "exclusiveMaximum", "maximum")],
  ["example", upgradeExample],
  ["contentMediaType", upgradeContent],
]);

/** Keywords under which null in `type` alone would not let null pass. */
const composing = ["$ref", "allOf", "anyOf", "oneOf", "not", "const", "if"];

/** OpenAPI 3.0.3, 4.7.24: `nullable`. Where the schema has a simple type, null joins `type` (and `enum`). */
function upgradeNullable(schema: MutableJsonObject): boolean {
  if (typeof schema.nullable !== "boolean") return false;
  const nullable = schema.nullable;
  delete schema.nullable;
  if (!nullable) return false;
  const simple = typeof schema.type === "string" || Array.isArray(schema.type);
  if (!simple || composing.some((keyword) => Object.hasOwn(schema, keyword))) return constrains(schema);
  schema.type = join(schema.type, "null");
  if (Array.isArray(schema.enum)) schema.enum = join(schema.enum, null);
  return false;
}

function join(list: JsonValue | undefined, item: JsonValue): JsonValue[] {
  const items: readonly JsonValue[] = Array.isArray(list) ? list : [list ?? item];
  return items.includes(item) ? [...items] : [...items, item];
}

const annotations = new Set([
  ...["title", "description", "default", "example", "examples", "deprecated", "readOnly", "writeOnly", "format"],
  ...["externalDocs", "xml", "$comment"],
]);

function constrains(schema: JsonObject): boolean {
  return Object.keys(schema).some((key) => !annotations.has(key) && !key.startsWith("x-"));
}

/** OpenAPI 3.0 follows JSON Schema draft 4, where `exclusiveMinimum: true` makes `minimum` exclusive. */
function upgradeExclusive(schema: MutableJsonObject, exclusive: string, limit: string): boolean {
  if (typeof schema[exclusive] !== "boolean") return false;
  const held = schema[limit];
  if (schema[exclusive] && typeof held === "number") {
    schema[exclusive] = held;
    delete schema[limit];
  } else {
    delete schema[exclusive];
  }
  return false;
}

/** Bytes that are not encoded as text are what OpenAPI 3.0 calls `format: binary` (OpenAPI 3.1, 4.8.14.3). */
function upgradeContent(schema: MutableJsonObject): boolean {
  const { contentMediaType, type = "string" } = schema;
  if (typeof contentMediaType !== "string" || Object.hasOwn(schema, "contentEncoding")) return false;
  const isBytes = [type].flat().includes("string") && mediaKind(contentMediaType, false) === "binary";
  if (isBytes && schema.format === undefined) schema.format = "binary";
  return false;
}

function upgradeExample(schema: MutableJsonObject): boolean {
  const example = schema.example;
  delete schema.example;
  if (example !== undefined && !Array.isArray(schema.examples)) schema.examples = [example];
  return false;
}
