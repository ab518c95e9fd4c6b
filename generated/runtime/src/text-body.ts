import { charsetOf } from "./media.js";
import { Unwritable } from "./parameters.js";

/**
 * Text as its media type's character set has it (RFC 2046 §4.1.2). UTF-8, also where none is named, is left to whoever sends it.
 *
 * @throws Unwritable where the character set is not one that can be written, or lacks a character
 */
export function encodeText(text: string, mediaType: string): string | Uint8Array {
  switch (charsetOf(mediaType)?.toLowerCase() ?? "utf-8") {
    case "utf-8":
    case "utf8":
      return text;
    case "us-ascii":
    case "ascii":
      return single(text, (code) => code < 0x80);
    case "iso-8859-1":
    case "latin1":
    case "windows-1252":
      // Where the two differ, the web reads one as the other (WHATWG Encoding, 4.2), so those characters are in neither.
      return single(text, (code) => code < 0x80 || (code >= 0xa0 && code < 0x100));
    case "utf-16le":
      return Uint8Array.from([...units(text)].flatMap((unit) => [unit & 0xff, unit >> 8]));
    case "utf-16be":
      return Uint8Array.from([...units(text)].flatMap((unit) => [unit >> 8, unit & 0xff]));
    default:
      throw new Unwritable("cannot be written in the character set of its media type");
  }
}

function single(text: string, has: (code: number) => boolean): Uint8Array {
  const codes = [...units(text)];
  if (!codes.every(has)) throw new Unwritable("has a character that the character set of its media type lacks");
  return Uint8Array.from(codes);
}

function* units(text: string): Generator<number> {
  for (let index = 0; index < text.length; index += 1) yield text.charCodeAt(index);
}

/**
 * Text in the character set that its media type names, UTF-8 where none is, without a byte order mark.
 *
 * @throws RangeError where the character set is unknown; TypeError where a byte does not fit
 */
export function decodeText(bytes: Uint8Array, mediaType: string | null): string {
  return new TextDecoder(charsetOf(mediaType) ?? "utf-8", { fatal: true }).decode(bytes);
}
