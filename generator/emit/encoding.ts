import { formStyles, hasStyles } from "../model/form-styles.js";
import type { MediaType } from "../model/model.js";
import { partHeaders } from "../model/part-headers.js";
import { get, getString, type JsonObject, newObject } from "../source/json.js";

/**
 * How the members of a form or multipart body are written (OpenAPI 3.1, 4.8.15), by their names; undefined where the document does
 * not say, or it has no meaning for the media type.
 */
export function encodingSpecs({ encoding, kind, mediaType }: MediaType): JsonObject | undefined {
  if (kind !== "form" && kind !== "multipart") return undefined;
  const isStyled = hasStyles(mediaType);
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

/** What is not among the styles is not heeded: `emit/encoding-not-heeded`. */
function styleOf(stated: JsonObject): JsonObject {
  const [style, explode, allowReserved] = [
    getString(stated, "style"),
    get(stated, "explode"),
    get(stated, "allowReserved"),
  ];
  return {
    ...(style !== undefined && formStyles.has(style) && { style }),
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
