import { charsetOf } from "./media.js";
import type { ContentKind } from "./operation.js";
import type { ReplyBody } from "./reply.js";

/** Reads a response body as its kind says; what cannot be read so is `unreadable`, never an exception. */
export function decodeBody(bytes: Uint8Array, kind: ContentKind, mediaType: string | null): ReplyBody {
  if (bytes.byteLength === 0) return { kind: "empty" };
  switch (kind) {
    case "json":
      return json(bytes, mediaType);
    case "form":
    case "text":
    case "event-stream":
      return { kind: "text", value: text(bytes, mediaType, false) ?? "" };
    case "multipart":
    case "binary":
      return { kind: "bytes", value: bytes };
    default:
      return kind satisfies never;
  }
}

/** `JSON.parse` makes `__proto__` an ordinary own member; nothing here copies by assignment. */
function json(bytes: Uint8Array, mediaType: string | null): ReplyBody {
  const source = text(bytes, mediaType, true);
  try {
    if (source !== undefined) return { kind: "json", value: JSON.parse(source), text: source };
  } catch {
    // The parser's message repeats a piece of the body.
  }
  return { kind: "unreadable", reason: "unparsable" };
}

/** Text in the named character set, UTF-8 by default, without a byte order mark. Strict: undefined where a byte does not fit. */
function text(bytes: Uint8Array, mediaType: string | null, strict: boolean): string | undefined {
  try {
    return new TextDecoder(charsetOf(mediaType) ?? "utf-8", { fatal: strict }).decode(bytes);
  } catch {
    return strict ? undefined : new TextDecoder().decode(bytes);
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
