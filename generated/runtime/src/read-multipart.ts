import { coerce, mayBeList, mayBeObject, memberShape } from "./coerce.js";
import { essenceOf, isJson } from "./media.js";
import type { TextShape } from "./operation.js";

/** The parts of a multipart body by name: files as they came, JSON read, and texts as their shapes say. */
export async function readMultipart(bytes: Uint8Array, contentType: string, shape: TextShape): Promise<unknown> {
  const form = await new Response(bytes.slice(), { headers: { "content-type": contentType } }).formData();
  const object: Record<string, unknown> = Object.create(null);
  for (const name of new Set(form.keys())) {
    const own = memberShape(shape, name);
    const isList = mayBeList(own);
    const given = form.getAll(name);
    const parts = await Promise.all(given.map((part) => readPart(part, isList ? (own.items ?? {}) : own)));
    object[name] = given.length > 1 || isList ? parts : parts[0];
  }
  return object;
}

type Part = Exclude<ReturnType<FormData["get"]>, null>;

async function readPart(part: Part, shape: TextShape): Promise<unknown> {
  if (typeof part === "string") return mayBeObject(shape) ? JSON.parse(part) : coerce(part, shape.types);
  // Of a file nothing is known; what the document describes is no file, whatever the part calls itself.
  if (shape.types === undefined) return part;
  const text = await part.text();
  return isJson(essenceOf(part.type)) || mayBeObject(shape) ? JSON.parse(text) : coerce(text, shape.types);
}
