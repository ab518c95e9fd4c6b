import type { MediaType } from "../model/model.js";
import { partHeaders } from "../model/part-headers.js";
import { get, getString, type JsonObject, newObject } from "../source/json.js";

/**
 * How the members of a form or multipart body are written (OpenAPI 3.1, 4.8.15), by their names; undefined where the document does
 * not say, or it has no meaning for the media type.
 */
export function encodingSpecs({ encoding, kind, mediaType }: MediaType): JsonObject | undefined {
  if (kind !== "form" && kind !== "multipart") return undefined;
  const isStyled = kind === "form" || isFormData(mediaType);
  const specs = newObject();
  for (const [name, stated] of encoding) {
    const spec = {
      ...(isStyled && styleOf(stated)),
      ...contentTypeOf(stated),
      ...(kind === "multipart" && headersOf(stated)),
    };
    if (Object.keys(spec).length > 0) specs[name] = Object.assign(newObject(), spec);
  }
  return Object.keys(specs).length > 0 ? specs : undefined;
}

/** `style` and what goes with it hold for forms, in a request of either media type (4.8.15.1). */
function isFormData(mediaType: string): boolean {
  return /^\s*multipart\/form-data\s*(?:;|$)/i.test(mediaType);
}

/** Of query parameters, which the members of a form are written like. */
const STYLES: ReadonlySet<string> = new Set(["form", "spaceDelimited", "pipeDelimited", "deepObject"]);

function styleOf(stated: JsonObject): JsonObject {
  const [style, explode, allowReserved] = [
    getString(stated, "style"),
    get(stated, "explode"),
    get(stated, "allowReserved"),
  ];
  return {
    ...(style !== undefined && STYLES.has(style) && { style }),
    ...(typeof explode === "boolean" && { explode }),
    ...(typeof allowReserved === "boolean" && { allowReserved }),
  };
}

function contentTypeOf(stated: JsonObject): JsonObject {
  const contentType = getString(stated, "contentType");
  return contentType === undefined ? {} : { contentType };
}

/** Headers of a part that are the caller's to choose are not sent: `emit/part-header-not-sent`. */
function headersOf(stated: JsonObject): JsonObject {
  const headers = newObject();
  for (const { name, value } of partHeaders(stated)) if (value !== undefined) headers[name] = value;
  return Object.keys(headers).length > 0 ? { headers } : {};
}
