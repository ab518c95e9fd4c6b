import type { OpenApiVersion } from "../source/document.js";
import type { ObjectKind } from "../source/objects.js";

/**
 * The members whose value is a number or a boolean by their position, from the fixed-field tables of the OpenAPI specifications
 * and from JSON Schema. `type: ["…"]` and the like are not here: only what a string was put in place of.
 */
const SCHEMA_NUMBERS = [
  "multipleOf",
  "maximum",
  "minimum",
  "maxLength",
  "minLength",
  "maxItems",
  "minItems",
  "maxProperties",
  "minProperties",
];
const SCHEMA_NUMBERS_2020 = [...SCHEMA_NUMBERS, "exclusiveMaximum", "exclusiveMinimum", "maxContains", "minContains"];
const SCHEMA_BOOLEANS_2 = ["uniqueItems", "readOnly", "exclusiveMaximum", "exclusiveMinimum"];
const SCHEMA_BOOLEANS_3_0 = [...SCHEMA_BOOLEANS_2, "writeOnly", "deprecated", "nullable"];
/** `nullable` is no keyword there: another rule finds it in whatever form. */
const SCHEMA_BOOLEANS_2020 = ["uniqueItems", "readOnly", "writeOnly", "deprecated"];

const BOOLEANS: ReadonlyMap<ObjectKind, readonly string[]> = new Map<ObjectKind, readonly string[]>([
  ["operation", ["deprecated"]],
  ["parameter", ["required", "deprecated", "allowEmptyValue", "explode", "allowReserved"]],
  ["header", ["required", "deprecated", "explode"]],
  ["requestBody", ["required"]],
  ["encoding", ["explode", "allowReserved"]],
  ["xml", ["attribute", "wrapped"]],
  ["securityScheme", ["deprecated"]],
]);

/** Members that must be numbers in an object of this kind. In 2.0 parameters and headers are schemas too. */
export function numberMembers(kind: ObjectKind, version: OpenApiVersion): readonly string[] {
  if (version === "2.0") return kind === "schema" || kind === "parameter" || kind === "header" ? SCHEMA_NUMBERS : [];
  if (kind !== "schema") return [];
  return version === "3.0" ? SCHEMA_NUMBERS : SCHEMA_NUMBERS_2020;
}

/** Members that must be booleans in an object of this kind. */
export function booleanMembers(kind: ObjectKind, version: OpenApiVersion): readonly string[] {
  if (kind === "schema") {
    if (version === "2.0") return SCHEMA_BOOLEANS_2;
    return version === "3.0" ? SCHEMA_BOOLEANS_3_0 : SCHEMA_BOOLEANS_2020;
  }
  const own = BOOLEANS.get(kind) ?? [];
  const asSchema = version === "2.0" && (kind === "parameter" || kind === "header");
  return asSchema ? [...own, ...SCHEMA_BOOLEANS_2] : own;
}
