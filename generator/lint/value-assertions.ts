import { equalJson, getArray, isArray, isObject, type JsonObject, type JsonValue } from "../source/json.js";
import { type JsonTypeName, jsonTypeOf } from "./json-type.js";

export interface BrokenAssertion {
  readonly keyword: string;
  readonly message: string;
}

/** The assertions about a value by itself that it breaks: enum, const and the limits of its size. */
export function brokenAssertions(value: JsonValue, schema: JsonObject): readonly BrokenAssertion[] {
  const found: BrokenAssertion[] = [];
  const values = getArray(schema, "enum");
  if (values !== undefined && !values.some((item) => equalJson(item, value)))
    found.push({ keyword: "enum", message: `is ${spell(value)}, which the enum does not list` });
  if (Object.hasOwn(schema, "const") && !equalJson(schema.const, value))
    found.push({ keyword: "const", message: `is ${spell(value)}, not ${spell(schema.const ?? null)}` });
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

/** Assertions that are not checked, by the type of the value that they are about; formats of numbers bound what JSON can say anyway. */
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
  return ["not", "if", ...UNCHECKED[jsonTypeOf(value)]].some((keyword) => Object.hasOwn(schema, keyword));
}

/** A value as a message shows it. */
export function spell(value: JsonValue): string {
  if (typeof value === "string")
    return `the string ${JSON.stringify(value.length > 40 ? `${value.slice(0, 40)}…` : value)}`;
  if (value === null || typeof value !== "object") return String(value);
  return isArray(value) ? "an array" : "an object";
}
