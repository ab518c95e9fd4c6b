import { framingOf } from "./items.js";
import type { ContentSpec } from "./operation.js";
import type { ReplyBody } from "./reply.js";
import { readItems } from "./sequence.js";
import { streamOf } from "./stream.js";

/**
 * What a caller is given of a body in a declared media type: the same kind of value whether it was read whole or arrives as it is
 * read, and also of no length where the kind has such a value. Undefined: it is not what the media type says.
 *
 * @param content its media type as the response names it
 */
export async function declaredBody(body: ReplyBody, content: ContentSpec): Promise<unknown> {
  switch (content.kind) {
    case "json":
      return body.kind === "json" ? body.value : undefined;
    case "text":
      return textOf(body);
    case "binary":
      return body.kind === "stream" ? body.value : streamOf(bytesOf(body));
    case "event-stream":
    case "json-sequence": {
      if (body.kind === "items") return body.value;
      const bytes = body.kind === "text" ? new TextEncoder().encode(body.value) : bytesOf(body);
      return readItems({ stream: streamOf(bytes), signal: undefined, framing: framingOf(content, bytes.length) });
    }
    case "form":
    case "multipart":
      return await formOf(body, content);
    default:
      return content.kind satisfies never;
  }
}

/** Loaded when it is needed: few providers answer with a form. */
async function formOf(body: ReplyBody, content: ContentSpec): Promise<unknown> {
  try {
    const { shape = {} } = content;
    if (content.kind === "form") {
      const { readForm } = await import("./read-form.js");
      return readForm(textOf(body) ?? "", content, shape);
    }
    const { readMultipart } = await import("./read-multipart.js");
    return await readMultipart(bytesOf(body), content, shape);
  } catch {
    return undefined;
  }
}

function textOf(body: ReplyBody): string | undefined {
  if (body.kind === "empty") return "";
  return body.kind === "text" ? body.value : undefined;
}

function bytesOf(body: ReplyBody): Uint8Array {
  return body.kind === "bytes" ? body.value : new Uint8Array();
}
