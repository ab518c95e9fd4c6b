/** Text that is not what the parameter's style says; the message never repeats it. */
export class Unreadable extends Error {}

/** A query or form member: its name decoded, its text not, because separators may not be decoded first. */
export interface RawPair {
  readonly name: string;
  readonly raw: string;
}

/** The pairs of `application/x-www-form-urlencoded` text, in order. What cannot be decoded is kept as it came. */
export function rawPairs(text: string): readonly RawPair[] {
  return text
    .split("&")
    .filter((piece) => piece !== "")
    .map((piece) => {
      const at = piece.indexOf("=");
      const [name, raw] = at === -1 ? [piece, ""] : [piece.slice(0, at), piece.slice(at + 1)];
      return { name: leniently(name), raw };
    });
}

/** Percent-decodes, `+` as a space. @throws Unreadable */
export function decodeForm(raw: string): string {
  return decode(raw.replaceAll("+", "%20"));
}

/** @throws Unreadable */
export function decode(raw: string): string {
  try {
    return decodeURIComponent(raw);
  } catch {
    throw new Unreadable("is not percent-encoded UTF-8");
  }
}

/** The name as it came where it cannot be decoded. */
export function leniently(name: string): string {
  try {
    return decodeForm(name);
  } catch {
    return name;
  }
}
