import { isInt32, isInt64 } from "../model/formats.js";
import { stringFormats } from "../model/string-formats.js";
import { equalJson, getArray, isArray, isObject, type JsonObject, type JsonValue } from "../source/json.js";
import { type JsonTypeName, jsonTypeOf } from "./json-type.js";

export interface BrokenAssertion {
  readonly keyword: string;
  readonly message: string;
}

/** The assertions about a value by itself that it breaks: enum, const, the formats that validators assert, and the limits of its size. */
export function brokenAssertions(value: JsonValue, schema: JsonObject): readonly BrokenAssertion[] {
  const found: BrokenAssertion[] = [];
  const values = getArray(schema, "enum");
  if (values !== undefined && !values.some((item) => equalJson(item, value)))
    found.push({ keyword: "enum", message: `is ${spell(value)}, which the enum does not list` });
  if (Object.hasOwn(schema, "const") && !equalJson(schema.const, value))
    found.push({ keyword: "const", message: `is ${spell(value)}, not ${spell(schema.const ?? null)}` });
  const wanted = formatName(value, schema.format);
  if (wanted !== undefined) found.push({ keyword: "format", message: `is ${spell(value)}, which is not ${wanted}` });
  const measured = measure(value);
  if (measured === undefined) return found;
  const { what, size, limits } = measured;
  const [least, most] = limits.map(([keyword]) => schema[keyword]);
  // Limits that contradict each other refuse every value: a defect of the schema, which another rule finds.
  if (typeof least === "number" && typeof most === "number" && least > most) return found;
  for (const [keyword, within] of limits) {
    const limit = schema[keyword];
    if (typeof limit !== "number" || within(size, limit)) continue;
    found.push({ keyword, message: `has ${what} ${size}, and \`${keyword}\` is ${limit}` });
  }
  return found;
}

/** What a value must be by its format and is not, in a sentence after "is not". */
function formatName(value: JsonValue, format: JsonValue | undefined): string | undefined {
  if (typeof format !== "string") return undefined;
  if (typeof value === "number") {
    if (format === "int32" && !isInt32(value)) return "an integer of 32 bits";
    return format === "int64" && !isInt64(value) ? "an integer of 64 bits" : undefined;
  }
  const known = stringFormats.get(format);
  return typeof value !== "string" || known === undefined || known.test(value) ? undefined : known.name;
}

interface Measured {
  readonly size: number;
  readonly what: string;
  /** The keyword of the least, of the most, and any others, with what each allows. */
  readonly limits: readonly (readonly [keyword: string, within: (size: number, limit: number) => boolean])[];
}

const atLeast = (size: number, limit: number): boolean => size >= limit;
const atMost = (size: number, limit: number): boolean => size <= limit;

function measure(value: JsonValue): Measured | undefined {
  if (typeof value === "number")
    return {
      size: value,
      what: "the value",
      limits: [
        ["minimum", atLeast],
        ["maximum", atMost],
        ["exclusiveMinimum", (size, limit) => size > limit],
        ["exclusiveMaximum", (size, limit) => size < limit],
      ],
    };
  if (typeof value === "string") return sized([...value].length, "the length", "minLength", "maxLength");
  if (isArray(value)) return sized(value.length, "the length", "minItems", "maxItems");
  if (isObject(value))
    return sized(Object.keys(value).length, "the number of members", "minProperties", "maxProperties");
  return undefined;
}

function sized(size: number, what: string, least: string, most: string): Measured {
  return {
    size,
    what,
    limits: [
      [least, atLeast],
      [most, atMost],
    ],
  };
}

/** Assertions that are not checked, by the type of the value that they are about; of formats, those that nobody asserts. */
const UNCHECKED: Readonly<Record<JsonTypeName, readonly string[]>> = {
  null: [],
  boolean: [],
  integer: ["multipleOf"],
  number: ["multipleOf"],
  string: ["pattern", "format"],
  array: ["uniqueItems", "contains", "prefixItems", "unevaluatedItems"],
  object: [
    "patternProperties",
    "propertyNames",
    "dependencies",
    "dependentRequired",
    "dependentSchemas",
    "unevaluatedProperties",
  ],
};

/** Whether a schema has an assertion about such a value that is not checked: it may refuse what seems to fit it. */
export function isPartlyChecked(value: JsonValue, schema: JsonObject): boolean {
  const isUnchecked = (keyword: string) =>
    Object.hasOwn(schema, keyword) && !(keyword === "format" && isKnownFormat(schema.format));
  return ["not", "if", ...UNCHECKED[jsonTypeOf(value)]].some(isUnchecked);
}

function isKnownFormat(format: JsonValue | undefined): boolean {
  return typeof format === "string" && stringFormats.has(format);
}

/** A value as a message shows it. */
export function spell(value: JsonValue): string {
  if (typeof value === "string")
    return `the string ${JSON.stringify(value.length > 40 ? `${value.slice(0, 40)}…` : value)}`;
  if (value === null || typeof value !== "object") return String(value);
  return isArray(value) ? "an array" : "an object";
}
