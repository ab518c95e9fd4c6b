import { isAbsent, isRecord, primitive, Unwritable } from "./parameters.js";
import { isWellFormed } from "./text.js";

/** A part of a multipart body; its media type absent for plain text. */
export interface Part {
  readonly name: string;
  readonly content: string | Blob | ReadableStream<Uint8Array>;
  readonly contentType: string | undefined;
}

/**
 * Writes parts as `multipart/form-data` (RFC 7578). Not by `FormData`, which has no streams and changes the line ends of text. Names
 * are escaped as browsers do (WHATWG HTML, "multipart form data").
 */
export function writeMultipart(
  mediaType: string,
  parts: readonly Part[],
): {
  readonly value: Blob | ReadableStream<Uint8Array>;
  readonly contentType: string;
  readonly replayable: boolean;
} {
  const boundary = `----${crypto.randomUUID()}`;
  const pieces = [...parts.flatMap((part) => [headOf(part, boundary), part.content, "\r\n"]), `--${boundary}--\r\n`];
  const contentType = `${mediaType.split(";", 1)[0]?.trim()}; boundary=${boundary}`;
  const whole = pieces.flatMap((piece) => (piece instanceof ReadableStream ? [] : [piece]));
  if (whole.length === pieces.length) return { value: new Blob(whole), contentType, replayable: true };
  return { value: streamOf(pieces), contentType, replayable: false };
}

function headOf({ content, contentType, name }: Part, boundary: string): string {
  const isFile = typeof content !== "string";
  const fileName = isFile ? `; filename="${escaped(content instanceof File ? content.name : "blob")}"` : "";
  const own = content instanceof Blob && content.type !== "" ? content.type : undefined;
  const type = contentType ?? own ?? (isFile ? "application/octet-stream" : undefined);
  const typeLine = type === undefined ? "" : `content-type: ${type.replace(/[\r\n]/g, " ")}\r\n`;
  return `--${boundary}\r\ncontent-disposition: form-data; name="${escaped(name)}"${fileName}\r\n${typeLine}\r\n`;
}

function escaped(text: string): string {
  if (!isWellFormed(text)) throw new Unwritable("has a name that is not well-formed Unicode");
  return text.replaceAll("\r", "%0D").replaceAll("\n", "%0A").replaceAll('"', "%22");
}

/** The pieces one after the other, each read when its turn comes. */
function streamOf(pieces: readonly Part["content"][]): ReadableStream<Uint8Array> {
  const left = [...pieces];
  let reader: ReadableStreamDefaultReader<Uint8Array> | undefined;
  return new ReadableStream<Uint8Array>({
    async pull(controller) {
      for (;;) {
        if (reader === undefined) {
          const next = left.shift();
          if (next === undefined) return controller.close();
          const stream = next instanceof ReadableStream ? next : new Blob([next]).stream();
          reader = stream.getReader() as ReadableStreamDefaultReader<Uint8Array>;
        }
        const { done, value } = await reader.read();
        if (!done) return controller.enqueue(value);
        reader = undefined;
      }
    },
    async cancel(reason) {
      await reader?.cancel(reason);
      for (const piece of left) if (piece instanceof ReadableStream) await piece.cancel(reason);
    },
  });
}

/** The parts that the members of an object make: lists one for each item, objects as JSON (OpenAPI 3.1, 4.8.14.3). */
export function partsOf(
  members: readonly (readonly [name: string, value: unknown])[],
  contentTypeOf: (name: string) => string | undefined,
): readonly Part[] {
  return members.flatMap(([name, member]) =>
    (Array.isArray(member) ? member : [member])
      .filter((each) => !isAbsent(each))
      .map((each) => ({ name, ...contentOf(each, contentTypeOf(name)) })),
  );
}

function contentOf(value: unknown, stated: string | undefined): Omit<Part, "name"> {
  // A list of media types, or a range, is what may be sent, and none to send.
  const contentType = stated === undefined || /[*,]/.test(stated) ? undefined : stated;
  if (value instanceof Blob) return { content: value, contentType: value.type === "" ? contentType : value.type };
  if (value instanceof ReadableStream) return { content: value, contentType };
  if (value instanceof Uint8Array) return { content: new Blob([value.slice()]), contentType };
  if (isRecord(value) || Array.isArray(value)) {
    return { content: JSON.stringify(value), contentType: contentType ?? "application/json" };
  }
  return { content: primitive(value), contentType };
}
