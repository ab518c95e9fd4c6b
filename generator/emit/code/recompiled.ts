import { escapeUnsafe } from "./unsafe.js";

/** What a compiler printed, and the `mappings` of its source map. */
export interface Mapped {
  readonly text: string;
  readonly mappings: string;
}

/**
 * A compiler reads our escapes and prints the characters themselves. This escapes again what `escapeUnsafe` names, and moves the
 * mappings by as much as the text before them has grown.
 */
export function escapeRecompiled({ text, mappings }: Mapped): Mapped {
  const escaped = escapeUnsafe(text);
  if (escaped === text) return { text, mappings };
  const lines = text.split("\n");
  const moved = mappings.split(";").map((segments, index) => moveColumns(segments, lines[index] ?? ""));
  return { text: escaped, mappings: moved.join(";") };
}

/** The first field of a segment is its column, relative to the segment before it in the line (ECMA-426, "Mappings structure"). */
function moveColumns(segments: string, line: string): string {
  if (segments === "" || escapeUnsafe(line) === line) return segments;
  let column = 0;
  const moved = segments.split(",").map((segment) => {
    const { value, length } = readVlq(segment);
    const passed = line.slice(column, column + value);
    column += value;
    return `${writeVlq(escapeUnsafe(passed).length)}${segment.slice(length)}`;
  });
  return moved.join(",");
}

const DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
const CONTINUED = 0b100000;

/** The number at the start of a segment: base 64, five bits a digit, the lowest first, and its sign the lowest bit of all. */
function readVlq(segment: string): { readonly value: number; readonly length: number } {
  let bits = 0;
  let length = 0;
  let digit: number;
  do {
    digit = DIGITS.indexOf(segment.charAt(length));
    bits |= (digit & ~CONTINUED) << (5 * length++);
  } while (digit >= CONTINUED);
  return { value: bits & 1 ? -(bits >> 1) : bits >> 1, length };
}

/** @param value not negative, as the columns of one line are in order */
function writeVlq(value: number): string {
  let bits = value << 1;
  let written = "";
  do {
    const digit = bits & (CONTINUED - 1);
    bits >>>= 5;
    written += DIGITS.charAt(bits > 0 ? digit | CONTINUED : digit);
  } while (bits > 0);
  return written;
}
