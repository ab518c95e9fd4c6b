import { get, getObject, isArray, isObject, type JsonObject, type JsonValue } from "../source/json.js";

/** A header of a part of a multipart body. */
export interface PartHeader {
  readonly name: string;
  /** The one value that the document leaves, or names for where none is given; undefined: it would be the caller's. */
  readonly value: string | undefined;
}

/**
 * The headers that an Encoding Object gives a part (OpenAPI 3.1, 4.8.15), without those that are written anyway: "`Content-Type` is
 * described separately and SHALL be ignored", and Content-Disposition bears the name.
 */
export function partHeaders(encoding: JsonObject): readonly PartHeader[] {
  return Object.entries(getObject(encoding, "headers") ?? {})
    .filter(([name]) => !/^content-(?:type|disposition)$/i.test(name) && /^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/.test(name))
    .map(([name, header]) => {
      const value = isObject(header) ? fixedValue(getObject(header, "schema")) : undefined;
      return { name, value: value !== undefined && /^[\x20-\x7e]*$/.test(value) ? value : undefined };
    });
}

function fixedValue(schema: JsonObject | undefined): string | undefined {
  const listed = get(schema, "enum");
  const only = isArray(listed) && listed.length === 1 ? listed[0] : undefined;
  return [get(schema, "const"), only, get(schema, "default")].map(textOf).find((text) => text !== undefined);
}

function textOf(value: JsonValue | undefined): string | undefined {
  return ["string", "number", "boolean"].includes(typeof value) ? String(value) : undefined;
}
