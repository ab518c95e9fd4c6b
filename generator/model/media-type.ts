import { type Context, report, withoutUndefined } from "./context.js";
import { describesEvents } from "./event-item.js";
import { readExamples } from "./example.js";
import { mediaKind } from "./media-kind.js";
import type { MediaType, Schema } from "./model.js";
import { child, locationOf, type ObjectPlace, type Place } from "./place.js";
import { asObject, isExtension, isObjectPlace, readMembers } from "./read.js";
import { resolveObject } from "./reference.js";
import { readSchema } from "./schema.js";
import { reportUnkept } from "./unkept.js";

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
  const kind = mediaKind(mediaType, schema !== undefined && isStructured(context, schema));
  // What says how the parts are written by their position would not be heeded.
  const isUnknown = reportUnkept(context, place, "mediaType");
  const events = isUnknown ? undefined : readItems(context, place, kind);
  const read = isUnknown || schema === undefined ? undefined : readSchema(context, schema);
  return withoutUndefined<MediaType>({
    location: locationOf(place),
    pointer: place.pointer,
    mediaType,
    kind,
    schema: events ?? read,
    isSequence: events === undefined ? undefined : true,
    encoding: new Map(
      readMembers(context, place, "encoding").flatMap(([name, member]) => {
        const object = asObject(context, member);
        if (object !== undefined) reportUnkept(context, object, "encoding");
        return object === undefined ? [] : [[name, object.value]];
      }),
    ),
    examples: readExamples(context, place),
  });
}

/**
 * `itemSchema` (OpenAPI 3.2, 4.14.2): of a sequence, the same as an array of such items. Kept of event streams, which are read item
 * by item; what is read as a whole cannot heed it.
 */
function readItems(context: Context, place: ObjectPlace, kind: MediaType["kind"]): Schema | undefined {
  const item = child(place, "itemSchema");
  if (item === undefined) return undefined;
  if (kind === "event-stream" && child(place, "schema") === undefined) {
    return describesEvents(context, item)
      ? { location: locationOf(item), pointer: item.pointer, types: ["array"], items: readSchema(context, item) }
      : undefined;
  }
  report(context, {
    rule: "model/unsupported-keyword",
    place: item,
    message:
      kind === "event-stream"
        ? "itemSchema beside schema is not heeded: the events are of any kind"
        : `itemSchema is not heeded, because the body is not read item by item but as ${READ_AS[kind]}`,
    help:
      kind === "event-stream"
        ? "Leave out schema: itemSchema alone says what each event is."
        : "Know that the items are not checked and have no type.",
  });
  return undefined;
}

const READ_AS: Readonly<Record<Exclude<MediaType["kind"], "event-stream">, string>> = {
  json: "one JSON value",
  form: "one form",
  multipart: "one form",
  text: "one text",
  binary: "bytes",
};

/** Whether the schema describes objects or arrays, which no text can be. */
export function isStructured(context: Context, place: Place): boolean {
  const quiet = { ...context, findings: [] };
  const object = isObjectPlace(place) ? resolveObject(quiet, place) : undefined;
  if (object === undefined) return false;
  const types = [object.value.type ?? []].flat();
  if (types.length > 0) return types.includes("object") || types.includes("array");
  return ["properties", "items", "allOf", "oneOf", "anyOf"].some((keyword) => child(object, keyword) !== undefined);
}
