import { charsetOf } from "./media.js";
import type { ContentKind } from "./operation.js";
import type { ReplyBody } from "./reply.js";
import { decodeText } from "./text-body.js";

/** Reads a response body as its kind says; what cannot be read so is `unreadable`, never an exception. */
export function decodeBody(bytes: Uint8Array, kind: ContentKind, mediaType: string | null): ReplyBody {
  if (bytes.byteLength === 0) return { kind: "empty" };
  switch (kind) {
    case "json":
      return json(bytes, mediaType);
    case "form":
    case "text":
    case "event-stream":
      return { kind: "text", value: leniently(bytes, mediaType) };
    case "json-sequence":
    case "multipart":
    case "binary":
      return { kind: "bytes", value: bytes };
    default:
      return kind satisfies never;
  }
}

/** `JSON.parse` makes `__proto__` an ordinary own member; nothing here copies by assignment. */
function json(bytes: Uint8Array, mediaType: string | null): ReplyBody {
  try {
    const text = decodeText(bytes, mediaType);
    return { kind: "json", value: JSON.parse(text), text };
  } catch {
    // The parser's message repeats a piece of the body.
    return { kind: "unreadable", reason: "unparsable" };
  }
}

/** Text whatever its bytes: in the named character set where it is known, else in UTF-8. */
function leniently(bytes: Uint8Array, mediaType: string | null): string {
  try {
    return new TextDecoder(charsetOf(mediaType) ?? "utf-8").decode(bytes);
  } catch {
    return new TextDecoder().decode(bytes);
  }
}

/**
 * The same JSON value in objects without a prototype, so that a binding may read any member that a document names, `constructor`
 * among them. Changes the value in place; not recursive, because a body may be nested a hundred thousand deep.
 */
export function withoutPrototypes(value: unknown): unknown {
  const open = [value];
  while (open.length > 0) {
    const next = open.pop();
    if (typeof next !== "object" || next === null) continue;
    if (!Array.isArray(next)) Object.setPrototypeOf(next, null);
    for (const member of Object.values(next)) open.push(member);
  }
  return value;
}
