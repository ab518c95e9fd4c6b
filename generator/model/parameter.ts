import { type Context, report, withoutUndefined } from "./context.js";
import { readExamples } from "./example.js";
import { readContent } from "./media-type.js";
import type { Example, MediaType, Parameter, ParameterLocation, ParameterStyle, Schema } from "./model.js";
import { child, locationOf, type ObjectPlace } from "./place.js";
import { readQuerystring } from "./querystring.js";
import { readBoolean, readString, unusable } from "./read.js";
import { type Reader, shared } from "./reference.js";
import { readSchema } from "./schema.js";
import { reportUnkept } from "./unkept.js";

/** The styles that each location allows; the first is the default (OpenAPI 3.1, 4.8.12.2). */
const styles: Readonly<Record<ParameterLocation, readonly [ParameterStyle, ...ParameterStyle[]]>> = {
  path: ["simple", "label", "matrix"],
  query: ["form", "spaceDelimited", "pipeDelimited", "deepObject"],
  header: ["simple"],
  // `cookie` since OpenAPI 3.2 (4.12.3); who writes it in an older document means the same.
  cookie: ["form", "cookie"],
};

/** Headers that OpenAPI describes elsewhere: such a parameter "SHALL be ignored" (OpenAPI 3.1, 4.8.12.2, `name`). */
const describedElsewhere = new Set(["accept", "content-type", "authorization"]);

/**
 * The Parameter Object (OpenAPI 3.1, 4.8.12): none where it has no usable name or location, and of a whole query string (OpenAPI 3.2)
 * each of its members.
 */
export const readParameter: Reader<readonly Parameter[]> = shared(
  (context: Context, place: ObjectPlace): readonly Parameter[] => {
    const name = requiredText(context, place, "name");
    const where = readLocation(context, place);
    if (name === undefined || where === undefined) return [];
    if (where === "querystring") return readQuerystring(context, place);
    const one = readOne(context, place, { name, where });
    return one === undefined ? [] : [one];
  },
);

function readOne(
  context: Context,
  place: ObjectPlace,
  { name, where }: { readonly name: string; readonly where: ParameterLocation },
): Parameter | undefined {
  if (where === "header" && describedElsewhere.has(name.toLowerCase())) return undefined;
  const read = readParameterSchema(context, place);
  if (where === "query" && !takesEmptyText(read.schema)) reportUnkept(context, place, "parameter");
  const style = readStyle(context, place, where);
  const required = readBoolean(context, place, "required") ?? false;
  return withoutUndefined<Parameter>({
    location: locationOf(place),
    pointer: place.pointer,
    name,
    in: where,
    // A path without one of its segments is another path.
    required: where === "path" || required,
    deprecated: readBoolean(context, place, "deprecated") ?? false,
    description: readString(context, place, "description"),
    style,
    explode: readBoolean(context, place, "explode") ?? (style === "form" || style === "cookie"),
    allowReserved: readBoolean(context, place, "allowReserved") ?? false,
    ...withExamples(read, readExamples(context, place)),
  });
}

/** Whether the schema plainly lets the empty text pass. */
function takesEmptyText({
  types,
  enum: listed,
  const: only,
  ref,
  minLength,
  pattern,
  format,
  ...rest
}: Schema): boolean {
  const isPlain = [only, ref, pattern, format, rest.allOf, rest.anyOf, rest.oneOf, rest.not, rest.if].every(
    (keyword) => keyword === undefined,
  );
  const isListed = listed === undefined || listed.includes("");
  return isPlain && isListed && (minLength ?? 0) === 0 && (types === undefined || types.includes("string"));
}

/** `schema`, or the one entry of `content`. Neither: anything goes. Shared with headers (OpenAPI 3.1, 4.8.21). */
export function readParameterSchema(
  context: Context,
  place: ObjectPlace,
): { schema: Schema; mediaType: string | undefined } {
  const schema = child(place, "schema");
  const written = child(place, "content");
  if (schema !== undefined) {
    if (written !== undefined) {
      report(context, {
        rule: "model/unsupported-keyword",
        place: written,
        message: "content beside schema is not read: a parameter or a header has one of them",
        help: "Leave out the one that does not hold.",
      });
    }
    return { schema: readSchema(context, schema), mediaType: undefined };
  }
  const all = readContent(context, place);
  if (all.length > 1 && written !== undefined) unusable(context, written, "an object with one media type");
  const content: MediaType | undefined = all[0];
  const anything: Schema = { location: locationOf(place), pointer: place.pointer, always: true };
  return { schema: content?.schema ?? anything, mediaType: content?.mediaType };
}

/** A parameter's own examples (OpenAPI 3.1, 4.8.12.2), where its schema has none. A reference stays what it is. */
function withExamples<T extends { readonly schema: Schema }>(read: T, examples: readonly Example[]): T {
  const { schema } = read;
  if (examples.length === 0 || schema.examples !== undefined) return read;
  return { ...read, schema: { ...schema, examples: examples.map(({ value }) => value) } };
}

function readLocation(context: Context, place: ObjectPlace): ParameterLocation | "querystring" | undefined {
  const where = requiredText(context, place, "in");
  if (where === undefined) return undefined;
  switch (where) {
    case "path":
    case "query":
    case "header":
    case "cookie":
    case "querystring":
      return where;
    default:
      return unusable(context, child(place, "in") ?? place, "path, query, querystring, header or cookie");
  }
}

function readStyle(context: Context, place: ObjectPlace, where: ParameterLocation): ParameterStyle {
  const written = readString(context, place, "style");
  const allowed = styles[where];
  if (written === undefined) return allowed[0];
  const style = allowed.find((candidate) => candidate === written);
  if (style === undefined) unusable(context, child(place, "style") ?? place, allowed.join(", "));
  return style ?? allowed[0];
}

function requiredText(context: Context, place: ObjectPlace, key: string): string | undefined {
  if (child(place, key) === undefined) return unusable(context, place, `an object with ${key}`);
  return readString(context, place, key);
}
