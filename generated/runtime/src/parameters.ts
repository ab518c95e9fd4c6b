import type { ParameterSpec } from "./operation.js";
import { isCookieText, isWellFormed } from "./text.js";

/** A value that cannot be written; the message completes a sentence about the parameter and never repeats the value. */
export class Unwritable extends Error {}

/** A parameter's text in the URL or a header, by its style (OpenAPI 3.1, 4.8.12.2.2; RFC 6570). */
export type Encode = (text: string) => string;

export const percent: Encode = (text) => {
  if (!isWellFormed(text)) throw new Unwritable("is not well-formed Unicode");
  return encodeURIComponent(text);
};

/** Reserved characters stay (`allowReserved`), but those that would end the value. */
export const percentButReserved: Encode = (text) =>
  percent(text).replace(/%(?:3A|2F|3F|40|24|2C|3B|3D|5B|5D)/g, (code) => decodeURIComponent(code));

export const verbatim: Encode = (text) => text;

/** An item in a header's list, around which white space is the list's (RFC 9110 §5.6.1). */
const trimmed: Encode = (text) => {
  if (/^[\t ]|[\t ]$/.test(text)) throw new Unwritable("has an item with white space around it");
  return text;
};

/** Style `cookie` escapes nothing (OpenAPI 3.2, 4.12.3): what ends a cookie, and what no cookie takes, cannot be written. */
export const inCookie: Encode = (text) => {
  if (!isCookieText(text)) throw new Unwritable("has characters that no cookie takes, or white space around it");
  return text;
};

/** The items of a list or object in a place where nothing is percent-encoded must not hold what separates them. */
function without(separator: string, encode: Encode): Encode {
  return (text) => {
    if (text.includes(separator)) throw new Unwritable(`has an item that contains ${JSON.stringify(separator)}`);
    return encode(text);
  };
}

/** A primitive as text. `undefined` and `null` have none: RFC 6570 leaves both out. */
export function primitive(value: unknown): string {
  if (typeof value === "string") return value;
  if (typeof value === "boolean" || typeof value === "bigint") return String(value);
  if (typeof value === "number" && Number.isFinite(value)) return String(value);
  if (value instanceof Date && !Number.isNaN(value.getTime())) return value.toISOString();
  throw new Unwritable("is neither text, a finite number, a boolean, a list of these nor an object of these");
}

export function isAbsent(value: unknown): value is undefined | null {
  return value === undefined || value === null;
}

export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value) && !(value instanceof Date);
}

/** The members of an object that have a value, each name and value encoded. */
function pairs(
  value: Readonly<Record<string, unknown>>,
  encodeName: Encode,
  encode: Encode,
): readonly (readonly [string, string])[] {
  return Object.entries(value)
    .filter(([, member]) => !isAbsent(member))
    .map(([name, member]) => [encodeName(name), encode(primitive(member))]);
}

function items(value: readonly unknown[], encode: Encode): readonly string[] {
  return value.filter((item) => !isAbsent(item)).map((item) => encode(primitive(item)));
}

/** Items in one text. Nobody could tell a list of one empty item from one of none. */
function joined(texts: readonly string[], separator: string): string {
  if (texts.length === 1 && texts[0] === "") throw new Unwritable("is a list of one empty text");
  return texts.join(separator);
}

/** For path and header parameters: what stands in the template's place, or in the header. */
export function writeSimple(spec: ParameterSpec, value: unknown, encode: Encode): string {
  if (spec.mediaType !== undefined) return encode(JSON.stringify(value));
  const { explode, style } = spec;
  // `.` is not percent-encoded by itself, and separates the items of a label.
  const inLabel: Encode = (text) => encode(text).replaceAll(".", "%2E");
  const part = encode === verbatim ? without(",", trimmed) : style === "label" ? inLabel : encode;
  const name = style === "matrix" ? percent(spec.name) : spec.name;
  const lead = style === "label" ? "." : style === "matrix" ? ";" : "";
  const between = style === "simple" || !explode ? "," : lead;
  if (Array.isArray(value)) {
    const texts = items(value, part);
    if (style === "matrix")
      return explode ? texts.map((text) => `;${name}=${text}`).join("") : `;${name}=${joined(texts, ",")}`;
    return lead + joined(texts, between);
  }
  if (isRecord(value)) {
    const members = pairs(value, explode && encode === verbatim ? without("=", part) : part, part);
    if (explode) return lead + members.map(([key, text]) => `${key}=${text}`).join(between);
    const flat = members.flat().join(",");
    return style === "matrix" ? `;${name}=${flat}` : lead + flat;
  }
  const text = encode(primitive(value));
  if (style !== "matrix") return lead + text;
  return text === "" ? `;${name}` : `;${name}=${text}`;
}

/** For query and cookie parameters and form bodies: encoded names and values. An empty list or object is left out (RFC 6570). */
export function writePairs(
  spec: Pick<ParameterSpec, "name" | "style" | "explode" | "mediaType">,
  value: unknown,
  encode: Encode,
): readonly (readonly [name: string, text: string])[] {
  const isCookie = spec.style === "cookie";
  const encodeName = isCookie ? without("=", encode) : percent;
  const name = encodeName(spec.name);
  const separator = separators[spec.style];
  const part: Encode =
    separator === undefined && !isCookie
      ? (text) => encode(text).replaceAll(",", "%2C")
      : without(decodeURIComponent(separator ?? ","), encode);
  if (spec.mediaType !== undefined) return [[name, encode(JSON.stringify(value))]];
  if (Array.isArray(value)) {
    if (spec.style === "deepObject") return deep(name, value, encode);
    const texts = items(value, spec.explode ? encode : part);
    if (spec.explode || texts.length === 0) return texts.map((text) => [name, text]);
    return [[name, joined(texts, separator ?? ",")]];
  }
  if (isRecord(value)) {
    if (spec.style === "deepObject") return deep(name, value, encode);
    if (spec.explode && (isCookie || spec.style === "form")) return pairs(value, encodeName, encode);
    const members = pairs(value, part, part);
    return members.length === 0 ? [] : [[name, members.flat().join(separator ?? ",")]];
  }
  return [[name, encode(primitive(value))]];
}

const separators: Readonly<Partial<Record<string, string>>> = { spaceDelimited: "%20", pipeDelimited: "%7C" };

/** `name[member]=…`, and `name[member][0]=…` below: OpenAPI says nothing of deeper levels, and this is what is in use. */
function deep(name: string, value: unknown, encode: Encode): readonly (readonly [string, string])[] {
  if (isAbsent(value)) return [];
  if (Array.isArray(value)) return value.flatMap((item, index) => deep(`${name}%5B${index}%5D`, item, encode));
  if (!isRecord(value)) return [[name, encode(primitive(value))]];
  return Object.entries(value).flatMap(([key, member]) => deep(`${name}%5B${bracketed(key)}%5D`, member, encode));
}

/** Nobody could tell a bracket in a name from one around it, percent-encoded or not. */
function bracketed(key: string): string {
  if (/[[\]]/.test(key)) throw new Unwritable("has a member whose name contains a bracket");
  if (key === "") throw new Unwritable("has a member whose name is empty, as that of a list's item may be");
  return percent(key);
}
