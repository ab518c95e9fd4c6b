import { isEvents, writeEvents } from "./events.js";
import { writeForm } from "./form.js";
import { essenceOf } from "./media.js";
import { partsOf, writeMultipart } from "./multipart.js";
import type { BodySpec, ContentSpec } from "./operation.js";
import { primitive, Unwritable } from "./parameters.js";
import { encodeText } from "./text-body.js";

export type BodyText = string | Uint8Array | Blob | FormData | ReadableStream<Uint8Array>;

export interface EncodedBody {
  readonly value: BodyText;
  /** Absent for a FormData: `fetch` writes it, with the boundary. */
  readonly contentType?: string;
  /** Whether the body can be sent again. A stream cannot. */
  readonly replayable: boolean;
}

/** The content that a body is sent as: the one that is asked for, else JSON, else the first. */
export function chooseContent(body: BodySpec, wanted: string | undefined): ContentSpec | undefined {
  if (wanted !== undefined) return body.content.find(({ mediaType }) => essenceOf(mediaType) === essenceOf(wanted));
  return body.content.find(({ kind }) => kind === "json") ?? body.content[0];
}

/** @throws Unwritable where the value is none that the media type can carry */
export function encodeBody(content: ContentSpec, value: unknown): EncodedBody {
  const { mediaType: contentType } = content;
  switch (content.kind) {
    case "json":
      return { value: jsonText(value), contentType, replayable: true };
    case "form":
      return { value: writeForm(content, value), contentType, replayable: true };
    case "multipart":
      if (value instanceof FormData) return { value, replayable: true };
      return writeMultipart(contentType, partsOf(content, value));
    case "event-stream":
      if (isEvents(value)) return { value: writeEvents(value), contentType, replayable: false };
      return { value: primitive(value), contentType, replayable: true };
    case "text":
      return { value: encodeText(primitive(value), contentType), contentType, replayable: true };
    case "binary":
      return {
        ...bytes(value),
        contentType: value instanceof Blob && value.type !== "" ? value.type : concrete(contentType),
      };
    default:
      return content.kind satisfies never;
  }
}

/** A range such as `image/*` says what may be sent, and is no type to send. */
function concrete(mediaType: string): string {
  return mediaType.includes("*") ? "application/octet-stream" : mediaType;
}

function jsonText(value: unknown): string {
  try {
    const text = JSON.stringify(value);
    if (text !== undefined) return text;
  } catch {
    // Its own message may repeat a member's name; ours need not.
  }
  throw new Unwritable("cannot be written as JSON");
}

function bytes(value: unknown): Pick<EncodedBody, "value" | "replayable"> {
  if (value instanceof Uint8Array || value instanceof Blob || typeof value === "string")
    return { value, replayable: true };
  if (value instanceof ArrayBuffer) return { value: new Uint8Array(value), replayable: true };
  if (value instanceof ReadableStream) return { value, replayable: false };
  throw new Unwritable("must be bytes: a Uint8Array, an ArrayBuffer, a Blob, a ReadableStream or text");
}
