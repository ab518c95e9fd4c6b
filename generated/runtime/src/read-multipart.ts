import { coerce, mayBeList, mayBeObject, memberShape } from "./coerce.js";
import { encodingOf, isJsonMember, styledAs } from "./form.js";
import { essenceOf, isJson } from "./media.js";
import type { ContentSpec, EncodingSpec, TextShape } from "./operation.js";
import type { RawPair } from "./raw-pairs.js";
import { readStyled, readText } from "./read-form.js";
import { parseJson } from "./read-parameters.js";

/**
 * The parts of a multipart body by name: files as they came, JSON read, and texts as their shapes say.
 *
 * @param content its media type with the boundary
 */
export async function readMultipart(bytes: Uint8Array, content: ContentSpec, shape: TextShape): Promise<unknown> {
  const form = await new Response(bytes.slice(), { headers: { "content-type": content.mediaType } }).formData();
  const { object, isTaken } = readStyled(pairsOf(form, content), content, shape);
  for (const name of new Set(form.keys())) {
    if (isTaken(name)) continue;
    const own = memberShape(shape, name);
    const isList = mayBeList(own);
    const given = form.getAll(name);
    const about = { shape: isList ? (own.items ?? {}) : own, encoding: encodingOf(content, name) };
    const parts = await Promise.all(given.map((part) => readPart(part, about)));
    object[name] = given.length > 1 || isList ? parts : parts[0];
  }
  return object;
}

type Part = Exclude<ReturnType<FormData["get"]>, null>;

/** The parts that are text, as the pairs of a form, in which commas are no separators but where a list is joined by them. */
function pairsOf(form: FormData, content: ContentSpec): readonly RawPair[] {
  return [...form].flatMap(([name, part]) => {
    if (typeof part !== "string") return [];
    const raw = encodeURIComponent(part);
    const isJoined = styledAs(encodingOf(content, name), name)?.explode === false;
    return [{ name, raw: isJoined ? raw.replaceAll("%2C", ",") : raw }];
  });
}

async function readPart(
  part: Part,
  { encoding, shape }: { readonly encoding: EncodingSpec; readonly shape: TextShape },
): Promise<unknown> {
  if (typeof part === "string") return isJsonMember(encoding) ? parseJson(part) : readText(part, shape);
  // Of a file nothing is known; what the document describes is no file, whatever the part calls itself.
  if (shape.types === undefined) return part;
  const text = await part.text();
  return isJson(essenceOf(part.type)) || mayBeObject(shape) ? parseJson(text) : coerce(text, shape.types);
}
