import type { Bytes } from "./bytes.js";
import { encodingOf, membersOf, memberText, type Styled, styledAs } from "./form.js";
import type { ContentSpec, EncodingSpec } from "./operation.js";
import { isAbsent, isRecord, percent, Unwritable, writePairs } from "./parameters.js";
import { isWellFormed } from "./text.js";

/** A part of a multipart body; its media type absent for plain text. */
export interface Part {
  readonly name: string;
  readonly content: string | Blob | ReadableStream<Uint8Array>;
  readonly contentType: string | undefined;
  /** Further ones (OpenAPI 3.1, 4.8.15, `headers`). */
  readonly headers: Readonly<Record<string, string>>;
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

function headOf({ content, contentType, headers, name }: Part, boundary: string): string {
  const isFile = typeof content !== "string";
  const fileName = isFile ? `; filename="${escaped(content instanceof File ? content.name : "blob")}"` : "";
  const own = content instanceof Blob && content.type !== "" ? content.type : undefined;
  const type = contentType ?? own ?? (isFile ? "application/octet-stream" : undefined);
  const lines = [
    `content-disposition: form-data; name="${escaped(name)}"${fileName}`,
    ...(type === undefined ? [] : [`content-type: ${oneLine(type)}`]),
    ...Object.entries(headers).map(([header, value]) => `${oneLine(header)}: ${oneLine(value)}`),
  ];
  return `--${boundary}\r\n${lines.join("\r\n")}\r\n\r\n`;
}

function oneLine(text: string): string {
  return text.replace(/[\r\n]/g, " ");
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

/**
 * The parts that the members of an object make (OpenAPI 3.1, 4.8.14.3 and 4.8.15): by `style` where the document states one, else
 * one for each item of a list, objects as JSON.
 *
 * @throws Unwritable
 */
export function partsOf(content: ContentSpec, value: unknown): readonly Part[] {
  return membersOf(value).flatMap(([name, member]) => {
    const encoding = encodingOf(content, name);
    const { headers = {} } = encoding;
    const styled = styledAs(encoding, name);
    if (styled !== undefined && !isBytes(member)) {
      return styledPairs(styled, member).map(([own, text]) => {
        return { name: own, content: text, contentType: undefined, headers };
      });
    }
    return (Array.isArray(member) ? member : [member])
      .filter((each) => !isAbsent(each))
      .map((each) => ({ name, ...contentOf(each, encoding), headers }));
  });
}

/** As in a query, without its percent-encoding: so a separator within an item would part it. */
function styledPairs(styled: Styled, member: unknown): readonly (readonly [string, string])[] {
  return writePairs(styled, member, percent).map(([name, text]) => {
    if (!styled.explode && styled.style === "form" && !isPrimitive(member) && text.includes("%2C")) {
      throw new Unwritable('has an item that contains ","');
    }
    return [decodeURIComponent(name), decodeURIComponent(text)];
  });
}

function isPrimitive(member: unknown): boolean {
  return !isRecord(member) && !Array.isArray(member);
}

function isBytes(value: unknown): value is Bytes {
  return value instanceof Blob || value instanceof ReadableStream || value instanceof Uint8Array;
}

function contentOf(value: unknown, encoding: EncodingSpec): Pick<Part, "content" | "contentType"> {
  const { contentType: stated } = encoding;
  // A list of media types, or a range, is what may be sent, and none to send.
  const contentType = stated === undefined || /[*,]/.test(stated) ? undefined : stated;
  if (value instanceof Blob) return { content: value, contentType: value.type === "" ? contentType : value.type };
  if (value instanceof ReadableStream) return { content: value, contentType };
  if (value instanceof Uint8Array) return { content: new Blob([value.slice()]), contentType };
  const content = memberText(value, encoding);
  return { content, contentType: contentType ?? (isPrimitive(value) ? undefined : "application/json") };
}
