import { type Context, report, withoutUndefined } from "./context.js";
import { describesEvents } from "./event-item.js";
import { readExamples } from "./example.js";
import { isJsonSequence, mediaKind } from "./media-kind.js";
import type { MediaType, Schema } from "./model.js";
import { child, items, locationOf, type ObjectPlace, type Place } from "./place.js";
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
  const read = mediaKind(mediaType, schema !== undefined && isStructured(context, schema));
  // What says how the parts are written by their position would not be heeded.
  const isUnknown = reportUnkept(context, place, "mediaType");
  const sequence = isUnknown ? undefined : readSequence(context, place, { mediaType, kind: read });
  const whole = isUnknown || sequence !== undefined || schema === undefined ? undefined : readSchema(context, schema);
  return withoutUndefined<MediaType>({
    location: locationOf(place),
    pointer: place.pointer,
    mediaType,
    kind: sequence !== undefined && read !== "event-stream" ? "json-sequence" : read,
    schema: sequence ?? whole,
    isSequence: sequence === undefined ? undefined : true,
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
 * What a document says of the items of a sequence (OpenAPI 3.2, 4.14.3), as the schema of an array of them: `itemSchema`, or of JSON
 * what `schema` says of them. Kept of what is read item by item; what is read as a whole cannot heed it.
 */
function readSequence(
  context: Context,
  place: ObjectPlace,
  { mediaType, kind }: { readonly mediaType: string; readonly kind: ReturnType<typeof mediaKind> },
): Schema | undefined {
  const isJson = isJsonSequence(mediaType);
  const stated = child(place, "itemSchema");
  const schema = child(place, "schema");
  const item = stated ?? (isJson && schema !== undefined ? itemsOf(context, schema) : undefined);
  if (item === undefined) {
    if (isJson && kind !== "event-stream" && schema !== undefined && isStructured(context, schema)) {
      report(context, {
        rule: "model/unsupported-keyword",
        place: schema,
        message: `schema is not heeded, because it does not say what an item is, so that the body is read as ${READ_AS[kind]}`,
        help: "Say by itemSchema what an item is; before OpenAPI 3.2, by the items of a list.",
      });
    }
    return undefined;
  }
  if (!isJson && kind !== "event-stream") {
    report(context, {
      rule: "model/unsupported-keyword",
      place: item,
      message: `itemSchema is not heeded, because the body is not read item by item but as ${READ_AS[kind]}`,
      help: "Know that the items are not checked and have no type.",
    });
    return undefined;
  }
  if (stated !== undefined && schema !== undefined) {
    report(context, {
      rule: "model/unsupported-keyword",
      place: schema,
      message: "schema beside itemSchema is not heeded: it is of the whole, and the body is read item by item",
      help: "Leave it out where itemSchema says all of it.",
    });
  }
  if (!isJson && !describesEvents(context, item)) return undefined;
  return { location: locationOf(item), pointer: item.pointer, types: ["array"], items: readSchema(context, item) };
}

/**
 * What `schema` says of the items of a sequence of JSON: that of a list, its `items`; that of objects, itself, because a sequence is none.
 * What it says of the list as a whole nobody can check before the last item has come, and is a finding.
 */
function itemsOf(context: Context, place: Place): Place | undefined {
  const schema = isObjectPlace(place) ? resolveObject({ ...context, findings: [] }, place) : undefined;
  if (schema?.value.type !== "array") return describesObjects(context, place) ? place : undefined;
  for (const keyword of OF_THE_LIST) {
    const stated = child(schema, keyword);
    if (stated === undefined || stated.value === 0 || stated.value === false) continue;
    report(context, {
      rule: "model/unsupported-keyword",
      place: stated,
      message: `${keyword} is not heeded, because the body is read item by item`,
      help: "Know that the items are checked one by one, and the list of them is not.",
    });
  }
  return child(schema, "items");
}

const OF_THE_LIST = [
  ...["minItems", "maxItems", "uniqueItems", "prefixItems"],
  ...["contains", "minContains", "maxContains", "unevaluatedItems"],
];

/** Alternatives within alternatives are looked at so deep; a schema may contain itself. */
const DEEPEST = 8;

/** Whether the schema describes objects alone. */
function describesObjects(context: Context, place: Place, depth = 0): boolean {
  const quiet = { ...context, findings: [] };
  const schema = isObjectPlace(place) && depth < DEEPEST ? resolveObject(quiet, place) : undefined;
  if (schema === undefined) return false;
  const types = [schema.value.type ?? []].flat();
  if (types.length > 0) return types.includes("object") && types.every((type) => type === "object" || type === "null");
  const parts = (keyword: string) => {
    const list = child(schema, keyword);
    return list === undefined ? [] : items(list).map((part) => describesObjects(context, part, depth + 1));
  };
  const choices = [...parts("oneOf"), ...parts("anyOf")];
  const isChoice = choices.length > 0 && choices.every(Boolean);
  return child(schema, "properties") !== undefined || parts("allOf").some(Boolean) || isChoice;
}

const READ_AS: Readonly<Record<Exclude<ReturnType<typeof mediaKind>, "event-stream">, string>> = {
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
