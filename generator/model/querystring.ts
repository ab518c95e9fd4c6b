import { getString, type JsonObject } from "../source/json.js";
import { type Context, report, withoutUndefined } from "./context.js";
import { mediaKind } from "./media-kind.js";
import { readContent } from "./media-type.js";
import type { Parameter, Schema } from "./model.js";
import { child, items, members, type ObjectPlace, type Place } from "./place.js";
import { isObjectPlace, readBoolean } from "./read.js";
import { resolveObject } from "./reference.js";
import { readSchema } from "./schema.js";
import { annotationKeywords } from "./schema-keywords.js";

/**
 * A parameter `in: querystring` (OpenAPI 3.2, 4.12.2): the whole query string as one value. Where it is a form with named members, it
 * is the same as a query parameter for each; anything else cannot be given, and is a finding.
 */
export function readQuerystring(context: Context, place: ObjectPlace): readonly Parameter[] {
  const quiet = { ...context, findings: [] };
  const [media, more] = readContent(quiet, place);
  const content = child(place, "content");
  const held = content === undefined || media === undefined ? undefined : child(content, media.mediaType);
  const object = held === undefined ? undefined : resolveObject(quiet, held);
  const written = object === undefined ? undefined : child(object, "schema");
  const schema = written !== undefined && isObjectPlace(written) ? resolveObject(context, written) : undefined;
  if (media?.kind !== "form" || more !== undefined || schema === undefined) {
    return refuse(context, content ?? place, "is written as a form with a schema alone");
  }
  const read = readSchema(quiet, schema);
  const properties = child(schema, "properties");
  if (properties === undefined || !isObjectPlace(properties) || !isPlainObject(read)) {
    return refuse(context, written ?? place, "has named members alone, each on its own terms");
  }
  const isRequired = readBoolean(context, place, "required") ?? false;
  const demanded = child(schema, "required");
  if (!isRequired && demanded !== undefined && (read.required ?? []).length > 0) {
    report(context, {
      rule: "model/unsupported-keyword",
      place: demanded,
      message: "required is not checked: the query string may be left out, and its members are parameters of their own",
    });
  }
  return members(properties).flatMap(([name, property]) => {
    const how = writing(context, property, media.encoding.get(name));
    if (how === undefined) return refuse(context, property, "has members that are texts, lists of texts or JSON");
    const schema = readSchema(context, property);
    const { deprecated = false, description } = schema;
    const required = isRequired && (read.required ?? []).includes(name);
    const { location, pointer } = schema;
    return withoutUndefined<Parameter>({
      location,
      pointer,
      name,
      in: "query",
      required,
      deprecated,
      description,
      ...how,
      schema,
    });
  });
}

/** Whether the schema says of an object what it says of each of its members, and nothing else. */
function isPlainObject(schema: Schema): boolean {
  const { location, pointer, properties, required, types, additionalProperties, ...rest } = schema;
  return (
    Object.keys(rest).every((key) => annotationKeywords.has(key)) &&
    (types === undefined || types.includes("object")) &&
    (additionalProperties === undefined || additionalProperties.always !== undefined)
  );
}

type Writing = Pick<Parameter, "style" | "explode" | "allowReserved" | "mediaType">;

/** How a member of a form is written (OpenAPI 3.2, 4.15): as its encoding says, else lists as repeated names and objects as JSON. */
function writing(context: Context, property: Place, encoding: JsonObject | undefined): Writing | undefined {
  const style = (["form", "spaceDelimited", "pipeDelimited", "deepObject"] as const).find(
    (one) => one === encoding?.style,
  );
  const explode = typeof encoding?.explode === "boolean" ? encoding.explode : undefined;
  const allowReserved = encoding?.allowReserved === true;
  const isStyled = style !== undefined || explode !== undefined || encoding?.allowReserved !== undefined;
  const contentType = getString(encoding, "contentType");
  const plain: Writing = { style: style ?? "form", explode: explode ?? (style ?? "form") === "form", allowReserved };
  if (isStyled) return plain;
  const mediaType = contentType ?? (isOf(context, property, "object") ? "application/json" : undefined);
  if (mediaType !== undefined) {
    const kind = mediaKind(mediaType, false);
    if (kind === "json") return { ...plain, mediaType };
    if (kind !== "text") return undefined;
  }
  return isOf(context, property, "array", "object") ? undefined : plain;
}

/** Whether the schema is, by name, of a type; with a second type, whether a list of such items. */
function isOf(context: Context, place: Place, type: string, itemType?: string): boolean {
  const quiet = { ...context, findings: [] };
  const schema = isObjectPlace(place) ? resolveObject(quiet, place) : undefined;
  if (schema === undefined) return false;
  const stated = child(schema, "type");
  const types = stated === undefined ? [] : [stated, ...items(stated)].map(({ value }) => value);
  const hasType = types.includes(type) || (type === "object" && child(schema, "properties") !== undefined);
  if (!hasType || itemType === undefined) return hasType;
  const item = child(schema, "items");
  return item !== undefined && isOf(context, item, itemType);
}

function refuse(context: Context, place: Place, supported: string): [] {
  report(context, {
    rule: "model/unsupported-keyword",
    place,
    message: `The query string cannot be given: only one that ${supported} is supported`,
    help: "Describe it as parameters in query, if they say the same.",
  });
  return [];
}
