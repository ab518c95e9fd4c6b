import { type Context, withoutUndefined } from "./context.js";
import { readContent } from "./media-type.js";
import type { RequestBody } from "./model.js";
import { locationOf, type ObjectPlace } from "./place.js";
import { readBoolean, readString } from "./read.js";
import { type Reader, shared } from "./reference.js";

/** The Request Body Object (OpenAPI 3.1, 4.8.13). */
export const readRequestBody: Reader<RequestBody> = shared(
  (context: Context, place: ObjectPlace): RequestBody =>
    withoutUndefined<RequestBody>({
      location: locationOf(place),
      pointer: place.pointer,
      required: readBoolean(context, place, "required") ?? false,
      description: readString(context, place, "description"),
      content: readContent(context, place),
    }),
);
