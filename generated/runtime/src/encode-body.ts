import { writeForm } from "./form.js";
import { itemText } from "./items.js";
import { contentFor, essenceOf, isRange } from "./media.js";
import { partsOf, writeMultipart } from "./multipart.js";
import type { ContentSpec } from "./operation.js";
import { primitive, Unwritable } from "./parameters.js";
import { isItems, type Writing, writeItems } from "./sequence.js";
import { encodeText } from "./text-body.js";

export type BodyText = string | Uint8Array | Blob | FormData | ReadableStream<Uint8Array>;

export interface EncodedBody {
  readonly value: BodyText;
  /** Absent for a FormData: `fetch` writes it, with the boundary. */
  readonly contentType?: string;
  /** Whether the body can be sent again. A stream cannot. */
  readonly replayable: boolean;
}

/**
 * The content that a body is sent as: the one that is asked for, else JSON, else the first that is no range. Where a media type is
 * asked for that falls under a range, it takes the range's place.
 */
export function chooseContent(content: readonly ContentSpec[], wanted: string | undefined): ContentSpec | undefined {
  if (wanted === undefined)
    return (
      content.find(({ kind }) => kind === "json") ?? content.find((each) => !isRange(each.mediaType)) ?? content[0]
    );
  const found = content.find(({ mediaType }) => mediaType === wanted) ?? contentFor(content, essenceOf(wanted));
  return found !== undefined && isRange(found.mediaType) ? { ...found, mediaType: wanted } : found;
}

/**
 * @param writing of a stream of items
 * @throws Unwritable where the value is none that the media type can carry
 */
export function encodeBody(content: ContentSpec, value: unknown, writing?: Writing): EncodedBody {
  const { mediaType: contentType } = content;
  switch (content.kind) {
    case "json":
      return { value: jsonText(value), contentType: concrete(contentType, "application/json"), replayable: true };
    case "form":
      return { value: writeForm(content, value), contentType, replayable: true };
    case "multipart":
      if (value instanceof FormData) return { value, replayable: true };
      return writeMultipart(concrete(contentType, "multipart/form-data"), partsOf(content, value));
    case "event-stream":
    case "json-sequence":
      if (isItems(value)) {
        const stream = writeItems(value, (item) => itemText(content, item), writing);
        return { value: stream, contentType, replayable: false };
      }
      if (content.kind === "json-sequence") throw new Unwritable("must be an AsyncIterable of its items");
      return { value: primitive(value), contentType, replayable: true };
    case "text": {
      const stated = concrete(contentType, "text/plain");
      return { value: encodeText(primitive(value), stated), contentType: stated, replayable: true };
    }
    case "binary":
      return { ...bytes(value), contentType: typeOfBytes(content, value) };
    default:
      return content.kind satisfies never;
  }
}

function concrete(mediaType: string, usual: string): string {
  return isRange(mediaType) ? usual : mediaType;
}

/** A Blob's own where it is declared, for a range too; else what is declared. */
function typeOfBytes(content: ContentSpec, value: unknown): string {
  const { mediaType } = content;
  const own = value instanceof Blob ? value.type : "";
  const isDeclared = (type: string) => contentFor([content], essenceOf(type)) !== undefined;
  if (own !== "" && isDeclared(own)) return own;
  const type = concrete(mediaType, "application/octet-stream");
  if (isDeclared(type)) return type;
  throw new Unwritable(`needs a media type within ${mediaType}: that of contentType, or of a Blob`);
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
