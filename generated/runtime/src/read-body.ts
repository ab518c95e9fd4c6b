import { hasRoundedNumber } from "./exact-numbers.js";
import { framingOf, isSequence } from "./items.js";
import { contentFor, essenceOf, mediaList, nameOfType } from "./media.js";
import type { ContentKind, ContentSpec, TextShape } from "./operation.js";
import { type Problem, type RequestError, violations } from "./problem.js";
import { Unreadable } from "./raw-pairs.js";
import { readForm } from "./read-form.js";
import { readMultipart } from "./read-multipart.js";
import type { Reading } from "./reading.js";
import { hasRepeatedNames } from "./repeated-names.js";
import { requestedItems } from "./requested-items.js";
import { readItems } from "./sequence.js";
import { readStream, streamOf } from "./stream.js";
import { decodeText } from "./text-body.js";

/** The body as its media type says, with what is wrong with it added to `errors`; or why it is not looked at. */
export async function readBody(
  { forms, maxBodyBytes, operation, request, validators }: Reading,
  errors: RequestError[],
): Promise<{ readonly value: unknown; readonly contentType?: string } | { readonly problem: Problem }> {
  const { body } = operation;
  if (body === undefined) return { value: undefined };
  const essence = essenceOf(request.headers.get("content-type"));
  const encoding = request.headers.get("content-encoding")?.toLowerCase() ?? "identity";
  const content = encoding === "identity" ? contentFor(body.content, essence) : undefined;
  if (content !== undefined && isSequence(content.kind) && request.body !== null) {
    const framing = framingOf(content, maxBodyBytes, parsed);
    const items = readItems({ stream: request.body, signal: request.signal, framing });
    const validator = ownOf(validators?.body, content.mediaType);
    return { value: requestedItems(items, content, validator), contentType: content.mediaType };
  }
  const bytes = await bytesOf(request, maxBodyBytes);
  if (bytes === "broken") return { problem: { status: 400, detail: "The body did not arrive whole." } };
  if (bytes === undefined)
    return { problem: { status: 413, detail: `The body is larger than ${maxBodyBytes} bytes.` } };
  if (bytes.byteLength === 0 && (content === undefined || !mayBeEmpty.has(content.kind))) {
    if (body.required) errors.push({ location: "body", pointer: "", keyword: "required", message: "is required" });
    return { value: undefined };
  }
  if (content === undefined) {
    const accept = mediaList(body.content);
    return {
      problem: {
        status: 415,
        detail: `The body must be ${accept}.`,
        headers: { accept, "accept-encoding": "identity" },
      },
    };
  }
  try {
    const value = await decoded({ content, bytes, request, shape: ownOf(forms, content.mediaType) ?? {} });
    const validator = ownOf(validators?.body, content.mediaType);
    errors.push(...violations({ location: "body", pointer: "", value, validator }));
    return { value, contentType: nameOfType(content, essence) };
  } catch (error) {
    // Parsers repeat a piece of what they could not read.
    const message = error instanceof Unreadable ? error.message : `is not ${content.mediaType}`;
    errors.push({ location: "body", pointer: "", keyword: "contentMediaType", message });
    return { value: undefined };
  }
}

/** A form without members, a text, a sequence and a file may all be of no length. */
const mayBeEmpty: ReadonlySet<ContentKind> = new Set([
  ...(["form", "text", "event-stream", "json-sequence", "binary"] as const),
]);

function ownOf<T>(record: Readonly<Record<string, T>> | undefined, name: string): T | undefined {
  return record !== undefined && Object.hasOwn(record, name) ? record[name] : undefined;
}

/** The body, undefined where it is too large, `"broken"` where it did not arrive whole. */
async function bytesOf(request: Request, limit: number): Promise<Uint8Array | "broken" | undefined> {
  if (request.body === null) return new Uint8Array();
  // Said to be too large is too large: nothing of it need be read.
  if (Number(request.headers.get("content-length") ?? 0) > limit) return undefined;
  try {
    return await readStream(request.body, limit, request.signal);
  } catch {
    return "broken";
  }
}

function parsed(text: string): unknown {
  const value: unknown = JSON.parse(text);
  if (hasRepeatedNames(text)) throw new Unreadable("names a member twice");
  if (hasRoundedNumber(text)) throw new Unreadable("has a number beyond 2^53, which would lose digits");
  return value;
}

async function decoded(about: {
  readonly content: ContentSpec;
  readonly bytes: Uint8Array;
  readonly request: Request;
  readonly shape: TextShape;
}): Promise<unknown> {
  const { bytes, content, request, shape } = about;
  const mediaType = request.headers.get("content-type") ?? "";
  const text = () => new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  switch (content.kind) {
    case "json":
      return parsed(text());
    case "form":
      return readForm(text(), content, shape);
    case "multipart":
      return await readMultipart(bytes, { ...content, mediaType }, shape);
    case "text":
      return decodeText(bytes, mediaType);
    case "event-stream":
    case "json-sequence":
      return readItems({ stream: streamOf(bytes), signal: undefined, framing: framingOf(content, 0, parsed) });
    case "binary":
      return bytes;
    default:
      return content.kind satisfies never;
  }
}
