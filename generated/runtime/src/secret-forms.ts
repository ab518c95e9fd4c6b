/** How one encoding of a secret is found in a text: patterns without flags, one for each piece of it. */
export interface Form {
  /** A piece that the secret shares with what stands before it; taken along where it is there. */
  readonly lead?: string;
  /** All must be there, in order. */
  readonly pieces: readonly string[];
  /** What the secret shares with what follows; taken along as far as it is there. */
  readonly tail: readonly string[];
}

/**
 * The encodings that a secret of at least one character is looked for in. Plain, percent-encoded and JSON-escaped characters may
 * stand mixed, as encoders differ in what they leave alone; base64 may begin at any byte of a longer text, in either alphabet.
 */
export function formsOf(secret: string): readonly Form[] {
  const bytes = new TextEncoder().encode(secret);
  const written = Array.from(secret, (character) => anyOf(waysToWrite(character)));
  const hex = Array.from(bytes, (byte) => hexOf(byte, 2));
  const forms = [written, hex].map((pieces): Form => ({ pieces, tail: [] }));
  return [...forms, ...[0, 1, 2].map((before) => base64Form(bytes, before))];
}

/** A character as it is, percent-encoded once or more (RFC 3986 §2.1), or escaped in JSON once or twice (RFC 8259 §7). */
function waysToWrite(character: string): readonly string[] {
  const bytes = new TextEncoder().encode(character);
  const percent = Array.from(bytes, (byte) => `%(?:25){0,3}${hexOf(byte, 2)}`).join("");
  const units = character.split("").map((unit) => `${backslashes}u${hexOf(unit.charCodeAt(0), 4)}`);
  const short = shortEscapes[character];
  return [
    literal(character),
    percent,
    units.join(""),
    ...(short === undefined ? [] : [backslashes + literal(short)]),
    ...(character === " " ? ["\\+"] : []),
  ];
}

const backslashes = "\\\\{1,4}";
const shortEscapes: Readonly<Record<string, string>> = Object.assign(Object.create(null), {
  '"': '"',
  "/": "/",
  "\\": "\\",
  "\b": "b",
  "\f": "f",
  "\n": "n",
  "\r": "r",
  "\t": "t",
});

const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/** The secret within base64 (RFC 4648 §4, §5) of a longer text, with `before` bytes of that in the group where it begins. */
function base64Form(bytes: Uint8Array, before: number): Form {
  const from = before * 8;
  const to = from + bytes.length * 8;
  let lead: string | undefined;
  const pieces: string[] = [];
  const tail: string[] = [];
  for (let group = Math.floor(from / 6); group * 6 < to; group += 1) {
    const known: (number | undefined)[] = [];
    for (let bit = group * 6; bit < group * 6 + 6; bit += 1) {
      const byte = bytes[Math.floor((bit - from) / 8)];
      known.push(bit < from || byte === undefined ? undefined : (byte >> (7 - ((bit - from) % 8))) & 1);
    }
    const piece = anyOf([...alphabet].filter((_, index) => fits(index, known)).flatMap(waysToWriteBase64));
    if (!known.includes(undefined)) pieces.push(piece);
    else if (pieces.length === 0) lead = piece;
    else tail.push(piece);
  }
  const padding = anyOf(["=", "%(?:25){0,3}3[dD]"]);
  return { ...(lead === undefined ? {} : { lead }), pieces, tail: [...tail, padding, padding] };
}

function fits(index: number, known: readonly (number | undefined)[]): boolean {
  return known.every((bit, place) => bit === undefined || bit === ((index >> (5 - place)) & 1));
}

function waysToWriteBase64(character: string): readonly string[] {
  if (character === "+") return ["\\+", "-", "%(?:25){0,3}2[bB]"];
  if (character === "/") return [`${backslashes}/`, "/", "_", "%(?:25){0,3}2[fF]"];
  return [character];
}

function hexOf(value: number, digits: number): string {
  const text = value.toString(16).padStart(digits, "0");
  return text.replace(/[a-f]/g, (letter) => `[${letter}${letter.toUpperCase()}]`);
}

function anyOf(patterns: readonly string[]): string {
  return patterns.length === 1 ? (patterns[0] ?? "") : `(?:${patterns.join("|")})`;
}

function literal(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/-]/g, "\\$&");
}
