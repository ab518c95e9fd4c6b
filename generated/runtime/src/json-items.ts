import { ItemError } from "./errors.js";
import { Unwritable } from "./parameters.js";
import { Unreadable } from "./raw-pairs.js";
import type { Framing } from "./sequence.js";
import { joined } from "./stream.js";

export interface JsonReading {
  /** Of one item, in bytes. */
  readonly maxLength: number;
  /** Reads JSON. What it throws at is no item. */
  readonly parse: (text: string) => unknown;
}

const [LF, RS] = [0x0a, 0x1e];

/** A JSON text in each line (JSON Lines, NDJSON). Lines without anything are none, and the last one need not end. */
export class JsonLines implements Framing {
  readonly #items: Items;
  readonly #lines = new Pieces(LF);

  constructor(about: JsonReading) {
    this.#items = new Items(about);
  }

  *push(bytes: Uint8Array): Iterable<unknown> {
    for (const line of this.#lines.push(bytes)) yield* this.#items.read(line);
    this.#items.checkLength(this.#lines.pending);
  }

  *end(): Iterable<unknown> {
    yield* this.#items.read(this.#lines.take());
  }
}

/**
 * A JSON text behind each record separator, with a line feed at its end (RFC 7464). An item is handed on when it ends, and not when the
 * next one begins; one that was cut off is an error.
 */
export class JsonTextSequence implements Framing {
  readonly #items: Items;
  readonly #records = new Pieces(RS);
  /** Of the record that is not handed on; each byte is looked at once, however many lines it has. */
  #brackets = new Brackets();
  /** Whether a separator has come for what comes next. */
  #isBegun = false;

  constructor(about: JsonReading) {
    this.#items = new Items(about, isCutOff);
  }

  *push(bytes: Uint8Array): Iterable<unknown> {
    for (const record of this.#records.push(bytes)) {
      yield* this.#record(record);
      this.#isBegun = true;
      this.#brackets = new Brackets();
    }
    this.#items.checkLength(this.#records.pending);
    this.#brackets.push(bytes.subarray(bytes.lastIndexOf(RS) + 1));
    if (bytes.at(-1) !== LF || !this.#isBegun || !this.#brackets.areClosed) return;
    // What is closed and has white space behind it is whole, or never will be.
    const found = [...this.#items.read(this.#records.take())];
    this.#isBegun = found.length === 0;
    yield* found;
  }

  *end(): Iterable<unknown> {
    yield* this.#record(this.#records.take());
  }

  /** What no separator stands before is no item. */
  *#record(bytes: Uint8Array): Iterable<unknown> {
    const found = [...this.#items.read(bytes)];
    if (found.length > 0 && !this.#isBegun)
      throw new ItemError("unreadable", this.#items.count - 1, "does not begin with a separator");
    yield* found;
  }
}

/** Whether what a JSON text opens is closed. In UTF-8 no byte of another character is one of these. */
class Brackets {
  #depth = 0;
  #isInString = false;
  #isEscaped = false;

  get areClosed(): boolean {
    return this.#depth <= 0 && !this.#isInString;
  }

  push(bytes: Uint8Array): void {
    for (const byte of bytes) {
      if (this.#isEscaped) this.#isEscaped = false;
      else if (this.#isInString) {
        this.#isEscaped = byte === BACKSLASH;
        this.#isInString = byte !== QUOTE;
      } else if (byte === QUOTE) this.#isInString = true;
      else if (OPENING.has(byte)) this.#depth += 1;
      else if (CLOSING.has(byte)) this.#depth -= 1;
    }
  }
}

const [QUOTE, BACKSLASH] = [0x22, 0x5c];
const OPENING: ReadonlySet<number> = new Set([0x5b, 0x7b]);
const CLOSING: ReadonlySet<number> = new Set([0x5d, 0x7d]);

/** RFC 7464 §2.4: nobody can tell the end of a number, and of `true`, that no white space follows. */
function isCutOff(text: string): boolean {
  return !/["\]}\t\n\r ]$/.test(text);
}

class Items {
  readonly #about: JsonReading;
  readonly #isCutOff: (text: string) => boolean;
  #count = 0;

  constructor(about: JsonReading, isCutOff = (_: string): boolean => false) {
    this.#about = about;
    this.#isCutOff = isCutOff;
  }

  /** Of the items so far. */
  get count(): number {
    return this.#count;
  }

  checkLength(length: number): void {
    if (length > this.#about.maxLength) throw new ItemError("too_long", this.#count);
  }

  /** The item that the bytes are, none where they are white space. @throws ItemError */
  *read(bytes: Uint8Array): Iterable<unknown> {
    this.checkLength(bytes.byteLength);
    const index = this.#count;
    const text = textOf(bytes);
    if (text === undefined) throw new ItemError("unreadable", index, "is no UTF-8");
    if (/^[\t\n\r ]*$/.test(text)) return;
    if (this.#isCutOff(text)) throw new ItemError("unreadable", index, "is cut off");
    this.#count += 1;
    yield this.#parsed(text, index);
  }

  #parsed(text: string, index: number): unknown {
    try {
      return this.#about.parse(text);
    } catch (error) {
      // The parser's own message repeats a piece of the item.
      throw new ItemError("unreadable", index, error instanceof Unreadable ? error.message : "is no JSON");
    }
  }
}

function textOf(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** What stands between the bytes of one value, which are part of no other character of UTF-8. */
class Pieces {
  readonly #separator: number;
  /** Of what is not whole; joined when it is, so that it costs no more in many pieces than in one. */
  #parts: Uint8Array[] = [];
  #pending = 0;

  constructor(separator: number) {
    this.#separator = separator;
  }

  get pending(): number {
    return this.#pending;
  }

  push(bytes: Uint8Array): readonly Uint8Array[] {
    const whole: Uint8Array[] = [];
    let start = 0;
    for (let at = bytes.indexOf(this.#separator); at !== -1; at = bytes.indexOf(this.#separator, start)) {
      this.#add(bytes.subarray(start, at));
      whole.push(this.take());
      start = at + 1;
    }
    this.#add(bytes.subarray(start));
    return whole;
  }

  /** What is not whole, taken away. */
  take(): Uint8Array {
    const all = joined(this.#parts, this.#pending);
    this.#parts = [];
    this.#pending = 0;
    return all;
  }

  #add(part: Uint8Array): void {
    if (part.byteLength === 0) return;
    this.#parts.push(part);
    this.#pending += part.byteLength;
  }
}

/** @throws Unwritable */
export function jsonItemText(item: unknown, isSequence: boolean): string {
  const text = JSON.stringify(item);
  if (text === undefined) throw new Unwritable("has an item that cannot be written as JSON");
  return isSequence ? `\x1e${text}\n` : `${text}\n`;
}
