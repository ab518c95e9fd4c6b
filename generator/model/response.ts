import type { Context } from "./context.js";
import { readContent } from "./media-type.js";
import type { Response, ResponseHeader } from "./model.js";
import { readParameterSchema } from "./parameter.js";
import { locationOf, type ObjectPlace } from "./place.js";
import { isExtension, readBoolean, readMembers, readString, unusable } from "./read.js";
import { shared } from "./reference.js";
import { parseStatus } from "./status.js";

/** The Responses Object (OpenAPI 3.1, 4.8.16) of an operation, in the document's order. */
export function readResponses(context: Context, operation: ObjectPlace): Response[] {
  return readMembers(context, operation, "responses").flatMap(([key, member]) => {
    if (isExtension(key)) return [];
    const status = parseStatus(key);
    if (status === undefined) {
      return unusable(context, member, "under a status code, a range such as 4XX, or default") ?? [];
    }
    const response = readResponse(context, member);
    return response === undefined ? [] : [{ ...response, status }];
  });
}

/** The Response Object (OpenAPI 3.1, 4.8.17) without its status. */
const readResponse = shared(
  (context: Context, place: ObjectPlace): Omit<Response, "status"> => ({
    location: locationOf(place),
    pointer: place.pointer,
    description: readString(context, place, "description") ?? "",
    headers: readHeaders(context, place),
    content: readContent(context, place),
  }),
);

/** Header Objects (OpenAPI 3.1, 4.8.21). `Content-Type` is described by `content` and "SHALL be ignored" (4.8.17.1). */
function readHeaders(context: Context, response: ObjectPlace): ResponseHeader[] {
  return readMembers(context, response, "headers").flatMap(([name, member]) => {
    if (isExtension(name) && !isHeader(member.value)) return [];
    const header = name.toLowerCase() === "content-type" ? undefined : readHeader(context, member);
    return header === undefined ? [] : [{ ...header, name }];
  });
}

/** A header may be called `x-…` too, so its value tells it from an extension. */
function isHeader(value: unknown): boolean {
  return (
    typeof value === "object" && value !== null && ["schema", "content", "$ref"].some((k) => Object.hasOwn(value, k))
  );
}

const readHeader = shared(
  (context: Context, place: ObjectPlace): Omit<ResponseHeader, "name"> => ({
    location: locationOf(place),
    pointer: place.pointer,
    required: readBoolean(context, place, "required") ?? false,
    schema: readParameterSchema(context, place).schema,
  }),
);
