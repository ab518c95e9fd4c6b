import { isEvents, writeEvents } from "./events.js";
import { essenceOf } from "./media.js";
import { partsOf, writeMultipart } from "./multipart.js";
import type { BodySpec, ContentSpec, EncodingSpec } from "./operation.js";
import { isAbsent, isRecord, percent, primitive, Unwritable, writePairs } from "./parameters.js";

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
      return { value: formText(content, value), contentType, replayable: true };
    case "multipart":
      return value instanceof FormData ? { value, replayable: true } : multipart(content, value);
    case "event-stream":
      if (isEvents(value)) return { value: writeEvents(value), contentType, replayable: false };
      return { value: primitive(value), contentType, replayable: true };
    case "text":
      return { value: primitive(value), contentType, replayable: true };
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

function encodingOf(content: ContentSpec, name: string): EncodingSpec {
  const { encoding } = content;
  return encoding !== undefined && Object.hasOwn(encoding, name) ? (encoding[name] ?? {}) : {};
}

/** OpenAPI 3.1, 4.8.15: lists repeat the name, objects are JSON, unless `style` says otherwise. */
function formText(content: ContentSpec, value: unknown): string {
  return members(value)
    .flatMap(([name, member]) => {
      const { explode, style } = encodingOf(content, name);
      if (style === undefined && explode === undefined && holdsObjects(member)) {
        return [member].flat().map((part) => [percent(name), percent(asText(part))] as const);
      }
      const spec = { name, style: style ?? "form", explode: explode ?? (style ?? "form") === "form" } as const;
      return writePairs(spec, member, percent);
    })
    .map(([name, text]) => `${name}=${text}`)
    .join("&");
}

/** What a form holds as JSON: objects and lists, and lists of them. */
function holdsObjects(member: unknown): boolean {
  return isRecord(member) || (Array.isArray(member) && member.some((part) => isRecord(part) || Array.isArray(part)));
}

function asText(part: unknown): string {
  return isRecord(part) || Array.isArray(part) ? jsonText(part) : primitive(part);
}

function multipart(content: ContentSpec, value: unknown): EncodedBody {
  return writeMultipart(
    content.mediaType,
    partsOf(members(value), (name) => encodingOf(content, name).contentType),
  );
}

function members(value: unknown): readonly (readonly [string, unknown])[] {
  if (!isRecord(value)) throw new Unwritable("must be an object");
  return Object.entries(value).filter(([, member]) => !isAbsent(member));
}

function bytes(value: unknown): Pick<EncodedBody, "value" | "replayable"> {
  if (value instanceof Uint8Array || value instanceof Blob || typeof value === "string")
    return { value, replayable: true };
  if (value instanceof ArrayBuffer) return { value: new Uint8Array(value), replayable: true };
  if (value instanceof ReadableStream) return { value, replayable: false };
  throw new Unwritable("must be bytes: a Uint8Array, an ArrayBuffer, a Blob, a ReadableStream or text");
}
