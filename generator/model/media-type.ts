import type { Context } from "./context.js";
import { withoutUndefined } from "./context.js";
import { readExamples } from "./example.js";
import { mediaKind } from "./media-kind.js";
import type { MediaType } from "./model.js";
import { child, locationOf, type ObjectPlace, type Place } from "./place.js";
import { asObject, isExtension, isObjectPlace, readMembers } from "./read.js";
import { resolveObject } from "./reference.js";
import { readSchema } from "./schema.js";

/** The `content` map of `place` (OpenAPI 3.1, 4.8.14 Media Type Object), in the document's order. */
export function readContent(context: Context, place: ObjectPlace): MediaType[] {
  return readMembers(context, place, "content").flatMap(([name, member]) => {
    if (isExtension(name)) return [];
    const object = resolveObject(context, member);
    return object === undefined ? [] : readMediaType(context, name, object);
  });
}

function readMediaType(context: Context, mediaType: string, place: ObjectPlace): MediaType {
  const schema = child(place, "schema");
  return withoutUndefined<MediaType>({
    location: locationOf(place),
    pointer: place.pointer,
    mediaType,
    kind: mediaKind(mediaType, schema !== undefined && isStructured(context, schema)),
    schema: schema === undefined ? undefined : readSchema(context, schema),
    encoding: new Map(
      readMembers(context, place, "encoding").flatMap(([name, member]) => {
        const object = asObject(context, member);
        return object === undefined ? [] : [[name, object.value]];
      }),
    ),
    examples: readExamples(context, place),
  });
}

/** Whether the schema describes objects or arrays, which no text can be. */
export function isStructured(context: Context, place: Place): boolean {
  const quiet = { ...context, findings: [] };
  const object = isObjectPlace(place) ? resolveObject(quiet, place) : undefined;
  if (object === undefined) return false;
  const types = [object.value.type ?? []].flat();
  if (types.length > 0) return types.includes("object") || types.includes("array");
  return ["properties", "items", "allOf", "oneOf", "anyOf"].some((keyword) => child(object, keyword) !== undefined);
}
