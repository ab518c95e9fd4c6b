import type { JsonValue } from "../source/json.js";

/**
 * A number as JSON writes one (RFC 8259 section 6), or undefined: not `""`, not `0x1`, not ` 7`, and none that would be another number
 * once it is read (`9007199254740993`).
 */
export function numberIn(text: string): number | undefined {
  if (!/^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/.test(text)) return undefined;
  const number = Number(text);
  if (!Number.isFinite(number) || decimalOf(text) !== decimalOf(String(number))) return undefined;
  // Of zero there is one; `-0` would be written so.
  return number === 0 ? 0 : number;
}

/** The value of a written number in one spelling: its digits without zeros at either end, and the power of ten of the last. */
function decimalOf(text: string): string {
  const [, sign = "", whole = "", fraction = "", exponent = "0"] =
    /^(-?)(\d+)(?:\.(\d+))?(?:[eE]([+-]?\d+))?$/.exec(text) ?? [];
  const all = (whole + fraction).replace(/^0+/, "");
  const digits = all.replace(/0+$/, "");
  return digits === "" ? "0" : `${sign}${digits}e${Number(exponent) - fraction.length + all.length - digits.length}`;
}

/** `true` and `false` as JSON and YAML 1.2 write them, or undefined. */
export function booleanIn(text: string): boolean | undefined {
  if (/^(?:true|True|TRUE)$/.test(text)) return true;
  return /^(?:false|False|FALSE)$/.test(text) ? false : undefined;
}

/** A list as a sentence holds it: `a`, `a and b`, `a, b and c`. */
export function listed(items: readonly string[], word: "and" | "or" = "and"): string {
  if (items.length < 2) return items.join("");
  return `${items.slice(0, -1).join(", ")} ${word} ${items[items.length - 1]}`;
}

/** The number or boolean that a string was put in place of, where one of the types that are allowed there has it. */
export function literalFor(found: {
  readonly value: JsonValue;
  readonly types?: readonly string[];
}): number | boolean | undefined {
  const { value, types } = found;
  if (typeof value !== "string" || types === undefined) return undefined;
  const number = numberIn(value);
  if (number !== undefined && (types.includes("number") || (types.includes("integer") && Number.isInteger(number))))
    return number;
  return types.includes("boolean") ? booleanIn(value) : undefined;
}
