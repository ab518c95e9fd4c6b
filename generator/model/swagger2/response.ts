import type { Context } from "../context.js";
import type { Example, Response, ResponseHeader } from "../model.js";
import { child, locationOf, type ObjectPlace } from "../place.js";
import { asObject, isExtension, readMembers, readString, unusable } from "../read.js";
import { resolveObject } from "../reference.js";
import { parseStatus } from "../status.js";
import { readContent2 } from "./body.js";
import { readOwnSchema } from "./parameter.js";

/** The Responses Object of Swagger 2.0: a response has one schema, in every media type that the operation produces. */
export function readResponses2(context: Context, operation: ObjectPlace, produces: readonly string[]): Response[] {
  return readMembers(context, operation, "responses").flatMap(([key, member]) => {
    if (isExtension(key)) return [];
    const status = parseStatus(key);
    if (status === undefined) return unusable(context, member, "under a status code or default") ?? [];
    const place = resolveObject(context, member);
    if (place === undefined) return [];
    const schema = child(place, "schema");
    const examples = (mediaType: string) => readExamples2(context, place, mediaType);
    return {
      location: locationOf(place),
      pointer: place.pointer,
      status,
      description: readString(context, place, "description") ?? "",
      headers: readHeaders2(context, place),
      content: schema === undefined ? [] : readContent2(context, { schema, mediaTypes: produces, examples }),
    };
  });
}

/** Swagger 2.0, Example Object: one example for each media type, by its name without parameters. */
function readExamples2(context: Context, response: ObjectPlace, mediaType: string): Example[] {
  return readMembers(context, response, "examples").flatMap(([name, example]) =>
    essence(name) === essence(mediaType)
      ? { location: locationOf(example), pointer: example.pointer, value: example.value }
      : [],
  );
}

function readHeaders2(context: Context, response: ObjectPlace): ResponseHeader[] {
  return readMembers(context, response, "headers").flatMap(([name, member]) => {
    const place = asObject(context, member);
    if (place === undefined || name.toLowerCase() === "content-type") return [];
    const schema = readOwnSchema(context, place);
    return { location: locationOf(place), pointer: place.pointer, name, required: false, schema };
  });
}

function essence(mediaType: string): string {
  return (mediaType.split(";", 1)[0] ?? "").trim().toLowerCase();
}
