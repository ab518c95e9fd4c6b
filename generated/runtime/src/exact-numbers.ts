import { endOfString } from "./repeated-names.js";

/**
 * Whether a JSON text holds a number that reading changes. A number has the precision of a double, so that beyond 2^53 two ids or two
 * amounts may become one (RFC 8259 §6, RFC 7493 §2.2). Below, a fraction is read as the nearest double, as everywhere.
 *
 * @param text that `JSON.parse` takes. The time grows with its length.
 */
export function hasRoundedNumber(text: string): boolean {
  // Most texts have none that could be.
  if (!/\d{16}|\d[eE]/.test(text)) return false;
  const number = /-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
  for (let at = 0; at < text.length; at += 1) {
    if (text[at] === '"') at = endOfString(text, at) - 1;
    number.lastIndex = at;
    const literal = number.exec(text)?.[0];
    if (literal === undefined) continue;
    if (isRounded(literal)) return true;
    at += literal.length - 1;
  }
  return false;
}

/** Whether a number of JSON is beyond 2^53 and not the one that JavaScript reads. */
export function isRounded(literal: string): boolean {
  const value = Number(literal);
  return Math.abs(value) > Number.MAX_SAFE_INTEGER && digitsOf(literal) !== digitsOf(String(value));
}

/** The same text for equal numbers: `1200`, `1.2e3` and `12e2`. */
function digitsOf(literal: string): string {
  const [, whole = "", fraction = "", exponent = "0"] = /^-?(\d+)(?:\.(\d+))?(?:[eE]([+-]?\d+))?$/.exec(literal) ?? [];
  const digits = (whole + fraction).replace(/^0+/, "");
  const kept = digits.replace(/0+$/, "");
  return `${kept}e${Number(exponent) - fraction.length + digits.length - kept.length}`;
}
