import { type Context, withoutUndefined } from "../context.js";
import type { OperationInput, PathlessOperation } from "../operation.js";
import { child, locationOf, type ObjectPlace } from "../place.js";
import { readBoolean, readItems, readString, readStrings } from "../read.js";
import { resolveObject } from "../reference.js";
import { readSecurity } from "../security.js";
import { readBody, readForm } from "./body.js";
import { readParameter2 } from "./parameter.js";
import { readResponses2 } from "./response.js";

/** The Operation Object of Swagger 2.0. A parameter in `body` and those in `formData` are its request body. */
export function readOperation2(context: Context, input: OperationInput, item: ObjectPlace): PathlessOperation {
  const { place, method, inherited } = input;
  const parameters = mergedParameters(context, [item, place]);
  const body = parameters.find((parameter) => locationName(parameter) === "body");
  const fields = parameters.filter((parameter) => locationName(parameter) === "formData");
  const consumes = mediaTypes(context, place, "consumes");
  return withoutUndefined<PathlessOperation>({
    location: locationOf(place),
    pointer: place.pointer,
    operationId: readString(context, place, "operationId"),
    method,
    summary: readString(context, place, "summary"),
    description: readString(context, place, "description"),
    deprecated: readBoolean(context, place, "deprecated") ?? false,
    tags: readStrings(context, place, "tags") ?? [],
    parameters: parameters.flatMap((parameter) =>
      parameter === body || fields.includes(parameter) ? [] : (readParameter2(context, parameter) ?? []),
    ),
    requestBody:
      body === undefined
        ? readForm(context, { operation: place, fields, consumes })
        : readBody(context, { place: body, consumes }),
    responses: readResponses2(context, place, mediaTypes(context, place, "produces")),
    security: readSecurity(context, place) ?? inherited.security,
    servers: inherited.servers,
  });
}

/** A parameter is its name and location, and a body has no name that counts; the operation's own wins. */
function mergedParameters(context: Context, owners: readonly ObjectPlace[]): ObjectPlace[] {
  const merged = new Map<string, ObjectPlace>();
  for (const owner of owners) {
    for (const item of readItems(context, owner, "parameters") ?? []) {
      const object = resolveObject(context, item);
      if (object === undefined) continue;
      const where = locationName(object);
      // An operation has a body or form fields: those of its own are instead of the other of its path.
      const excluded = where === "body" ? "formData " : where === "formData" ? "body" : undefined;
      for (const key of [...merged.keys()]) if (excluded !== undefined && key.startsWith(excluded)) merged.delete(key);
      merged.set(where === "body" ? "body" : `${where} ${textOf(object, "name")}`, object);
    }
  }
  return [...merged.values()];
}

function locationName(place: ObjectPlace): string {
  return textOf(place, "in");
}

/** Without a finding: the reader of the parameter has one. */
function textOf(place: ObjectPlace, key: string): string {
  const value = child(place, key)?.value;
  return typeof value === "string" ? value : "";
}

/** `consumes` or `produces` of the operation, else of the document; JSON where neither says. */
function mediaTypes(context: Context, operation: ObjectPlace, key: "consumes" | "produces"): readonly string[] {
  const stated = readStrings(context, operation, key) ?? readStrings(context, context.root, key) ?? [];
  return stated.length === 0 ? ["application/json"] : [...new Set(stated)];
}
