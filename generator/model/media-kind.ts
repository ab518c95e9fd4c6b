import type { MediaType } from "./model.js";

const textual = new Set([
  "application/xml",
  "application/yaml",
  "application/x-yaml",
  "application/graphql",
  "application/javascript",
  "application/jsonl",
  "application/x-ndjson",
  "application/jwt",
  "application/jose",
]);

/**
 * Whether a body is JSON values one after the other, each in its line (JSON Lines, NDJSON) or behind a separator (RFC 7464, RFC 8091):
 * the sequential media types of OpenAPI 3.2 (4.14.3) that are read item by item where the document says what an item is.
 *
 * @param mediaType as the document writes it
 */
export function isJsonSequence(mediaType: string): boolean {
  const essence = essenceOf(mediaType);
  return jsonLines.has(essence) || /(?:\/|\+)json-seq$/.test(essence);
}

const jsonLines = new Set([
  ...["application/jsonl", "application/x-jsonl", "application/jsonlines", "application/x-jsonlines"],
  ...["application/ndjson", "application/x-ndjson", "application/x-json-stream"],
]);

/**
 * How a body of this media type is written and read. JSON is JSON under whatever text type a document declares for it: a schema of
 * objects or arrays cannot describe a text.
 *
 * @param mediaType as the document writes it, with parameters or without (RFC 9110 section 8.3.1)
 * @param structured whether its schema describes objects or arrays
 */
export function mediaKind(mediaType: string, structured: boolean): Exclude<MediaType["kind"], "json-sequence"> {
  const essence = essenceOf(mediaType);
  if (essence === "application/json" || essence === "text/json" || essence.endsWith("+json")) return "json";
  if (essence === "application/x-www-form-urlencoded") return "form";
  if (essence.startsWith("multipart/")) return "multipart";
  if (essence === "text/event-stream") return "event-stream";
  if (essence === "text/plain" || essence === "*/*" || essence === "application/*") {
    if (structured) return "json";
    return essence === "text/plain" ? "text" : "binary";
  }
  return essence.startsWith("text/") || essence.endsWith("+xml") || textual.has(essence) ? "text" : "binary";
}

function essenceOf(mediaType: string): string {
  return (mediaType.split(";", 1)[0] ?? "").trim().toLowerCase();
}
