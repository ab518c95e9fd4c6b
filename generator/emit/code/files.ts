import { createHash } from "node:crypto";
import { branded, type FileName, type ModuleSpecifier } from "./brand.js";

/** Names that Windows gives to devices, with any extension. */
const DEVICE = /^(?:con|prn|aux|nul|com\d|lpt\d|conin|conout)$/;
const LONGEST = 80;

/**
 * A file or folder name, without extension, that reads like the text: lower-case ASCII words joined by `-`. Where that loses
 * what tells two texts apart (nothing is left, the name is cut), a hash of the text is at its end.
 */
export function fileName(text: string): FileName {
  const slug = slugOf(text);
  if (slug === "") return branded(`x-${hash(text)}`);
  if (slug.length > LONGEST) return branded(`${slug.slice(0, LONGEST).replace(/-+$/, "")}-${hash(text)}`);
  return branded(DEVICE.test(slug) ? `${slug}-file` : slug);
}

const SPECIFIER = /^(?:\.\/|(?:\.\.\/){1,2}|@[a-z0-9][a-z0-9._-]*\/)?[a-z0-9][a-z0-9._-]*(?:\/[a-z0-9][a-z0-9._-]*)*$/;

/**
 * What stands between the quotes of an import: a relative path or a package with a sub-path.
 * @throws RangeError where it is neither; specifiers are put together from file names, never from a document's text.
 */
export function moduleSpecifier(text: string): ModuleSpecifier {
  if (!SPECIFIER.test(text)) throw new RangeError(`Not a module specifier: ${JSON.stringify(text)}`);
  return branded(text);
}

function slugOf(text: string): string {
  return text
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .replace(/([a-z0-9])([A-Z])/g, "$1-$2")
    .replace(/([A-Z])([A-Z][a-z])/g, "$1-$2")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+|-+$/g, "");
}

function hash(text: string): string {
  // UTF-16, because UTF-8 would read two different lone surrogates as one.
  return createHash("sha256").update(text, "utf16le").digest("hex").slice(0, 8);
}
