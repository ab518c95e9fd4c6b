import { type Context, withoutUndefined } from "./context.js";
import { readExamples } from "./example.js";
import { readContent } from "./media-type.js";
import type { Example, MediaType, Parameter, ParameterLocation, ParameterStyle, Schema } from "./model.js";
import { child, locationOf, type ObjectPlace } from "./place.js";
import { readBoolean, readString, unusable } from "./read.js";
import { type Reader, shared } from "./reference.js";
import { readSchema } from "./schema.js";

/** The styles that each location allows; the first is the default (OpenAPI 3.1, 4.8.12.2). */
const styles: Readonly<Record<ParameterLocation, readonly [ParameterStyle, ...ParameterStyle[]]>> = {
  path: ["simple", "label", "matrix"],
  query: ["form", "spaceDelimited", "pipeDelimited", "deepObject"],
  header: ["simple"],
  cookie: ["form"],
};

/** Headers that OpenAPI describes elsewhere: such a parameter "SHALL be ignored" (OpenAPI 3.1, 4.8.12.2, `name`). */
const describedElsewhere = new Set(["accept", "content-type", "authorization"]);

/** The Parameter Object (OpenAPI 3.1, 4.8.12), or undefined where it has no usable name or location. */
export const readParameter: Reader<Parameter | undefined> = shared(
  (context: Context, place: ObjectPlace): Parameter | undefined => {
    const name = requiredText(context, place, "name");
    const where = readLocation(context, place);
    if (name === undefined || where === undefined) return undefined;
    if (where === "header" && describedElsewhere.has(name.toLowerCase())) return undefined;
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
      explode: readBoolean(context, place, "explode") ?? style === "form",
      allowReserved: readBoolean(context, place, "allowReserved") ?? false,
      ...withExamples(readParameterSchema(context, place), readExamples(context, place)),
    });
  },
);

/** `schema`, or the one entry of `content`. Neither: anything goes. Shared with headers (OpenAPI 3.1, 4.8.21). */
export function readParameterSchema(
  context: Context,
  place: ObjectPlace,
): { schema: Schema; mediaType: string | undefined } {
  const schema = child(place, "schema");
  if (schema !== undefined) return { schema: readSchema(context, schema), mediaType: undefined };
  const content: MediaType | undefined = readContent(context, place)[0];
  const anything: Schema = { location: locationOf(place), pointer: place.pointer, always: true };
  return { schema: content?.schema ?? anything, mediaType: content?.mediaType };
}

/** A parameter's own examples (OpenAPI 3.1, 4.8.12.2), where its schema has none. A reference stays what it is. */
function withExamples<T extends { readonly schema: Schema }>(read: T, examples: readonly Example[]): T {
  const { schema } = read;
  if (examples.length === 0 || schema.examples !== undefined) return read;
  return { ...read, schema: { ...schema, examples: examples.map(({ value }) => value) } };
}

function readLocation(context: Context, place: ObjectPlace): ParameterLocation | undefined {
  const where = requiredText(context, place, "in");
  if (where === undefined) return undefined;
  switch (where) {
    case "path":
    case "query":
    case "header":
    case "cookie":
      return where;
    default:
      return unusable(context, child(place, "in") ?? place, "path, query, header or cookie");
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
