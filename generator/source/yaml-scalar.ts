import type { JsonPrimitive } from "./json.js";

const INTEGER = /^[-+]?[0-9]+$/;
const OCTAL = /^0o[0-7]+$/;
const HEXADECIMAL = /^0x[0-9a-fA-F]+$/;
const FLOAT = /^[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?$/;
const NOT_FINITE = /^(?:[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN))$/;
const FIRST = /^[-+.0-9~nNtTfF]/;

/** A number that JSON cannot hold. */
export const UNREPRESENTABLE: unique symbol = Symbol("unrepresentable");

/**
 * The value of a plain scalar in the core schema of YAML 1.2.2 (section 10.3.2), which OpenAPI asks for: no dates, no `yes`, no
 * octal by a leading zero.
 */
export function plainScalar(text: string): JsonPrimitive | typeof UNREPRESENTABLE {
  if (text === "") return null;
  if (!FIRST.test(text)) return text;
  switch (text) {
    case "~":
    case "null":
    case "Null":
    case "NULL":
      return null;
    case "true":
    case "True":
    case "TRUE":
      return true;
    case "false":
    case "False":
    case "FALSE":
      return false;
  }
  return number(text) ?? text;
}

function number(text: string): number | typeof UNREPRESENTABLE | undefined {
  if (NOT_FINITE.test(text)) return UNREPRESENTABLE;
  if (!INTEGER.test(text) && !FLOAT.test(text) && !OCTAL.test(text) && !HEXADECIMAL.test(text)) return undefined;
  const value = Number(text);
  return Number.isFinite(value) ? value : UNREPRESENTABLE;
}

const CORE = "tag:yaml.org,2002:";

/**
 * The value of a scalar with an explicit tag, or undefined where the tag is none of the core schema's or does not fit.
 * @param tag the tag as it is written, such as `!!str`, `!` or `!<tag:yaml.org,2002:int>`
 */
export function taggedScalar(tag: string, text: string): JsonPrimitive | typeof UNREPRESENTABLE | undefined {
  const value = plainScalar(text);
  switch (coreTag(tag)) {
    case "":
    case "str":
      return text;
    case "int":
      return Number.isInteger(value) ? value : undefined;
    case "float":
      return typeof value === "number" || value === UNREPRESENTABLE ? value : undefined;
    case "bool":
      return typeof value === "boolean" ? value : undefined;
    case "null":
      return value === null ? value : undefined;
    default:
      return undefined;
  }
}

/** `!!map` → `map`, `!<tag:yaml.org,2002:map>` → `map`, `!` → ``; undefined for other tags. */
export function coreTag(tag: string): string | undefined {
  if (tag === "!") return "";
  if (tag.startsWith("!!")) return tag.slice(2);
  if (tag.startsWith(`!<${CORE}`)) return tag.slice(2 + CORE.length, -1);
  return undefined;
}
