import type { FindingDraft, Outcome } from "./draft.js";
import { type JsonValue, newObject } from "./json.js";
import { DEFAULT_LIMITS, type Limits } from "./limits.js";
import { Meter } from "./meter.js";
import { type EntryOrigin, locationOfSpan, type Span, setOrigin } from "./origin.js";
import { formatPointer, type PointerToken } from "./pointer.js";
import { MAX_FINDINGS, problem, Stop, stopProblem } from "./problem.js";
import type { SourceText } from "./text.js";

/** The stretch of a file that is to be read; the whole file where no offsets stand. */
export interface ParseInput {
  readonly source: SourceText;
  readonly start?: number;
  readonly end?: number;
  readonly limits?: Limits;
}

/**
 * Reads strict JSON (RFC 8259). Every container has an origin with offsets in the whole file. A repeated key is a finding, and
 * its last value counts, as in ECMAScript. No value where the text is not JSON or goes over a limit.
 */
export function parseJson({
  source,
  start = 0,
  end = source.text.length,
  limits = DEFAULT_LIMITS,
}: ParseInput): Outcome<JsonValue> {
  const reader = new JsonReader(source, start, end, limits);
  try {
    return { value: reader.document(), findings: reader.findings };
  } catch (error) {
    if (!(error instanceof Stop)) throw error;
    return { value: undefined, findings: [...reader.findings, stopProblem(error, source)] };
  }
}

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const WORD = /[\w$.+-]+/y;

class JsonReader {
  readonly findings: FindingDraft[] = [];
  readonly #source: SourceText;
  readonly #text: string;
  readonly #end: number;
  readonly #meter: Meter;
  readonly #path: PointerToken[] = [];
  #at: number;

  constructor(source: SourceText, start: number, end: number, limits: Limits) {
    this.#source = source;
    this.#text = source.text;
    this.#at = start;
    this.#end = end;
    this.#meter = new Meter(limits, 0);
  }

  document(): JsonValue {
    this.#space();
    const value = this.#value();
    this.#space();
    if (this.#at < this.#end) throw this.#unexpected("the end of the document");
    return value;
  }

  #value(): JsonValue {
    this.#meter.value(this.#at);
    switch (this.#code()) {
      case 0x7b:
        return this.#object();
      case 0x5b:
        return this.#array();
      case QUOTE:
        return this.#string();
      default:
        return this.#literal();
    }
  }

  #object(): JsonValue {
    const node = newObject();
    const entries = new Map<PointerToken, EntryOrigin>();
    const start = this.#open();
    this.#space();
    while (this.#code() !== 0x7d) {
      if (entries.size > 0) this.#comma("}");
      if (this.#code() !== QUOTE) throw this.#unexpected("a key in double quotes");
      const keyStart = this.#at;
      const key = this.#string();
      this.#meter.key(key, keyStart);
      const keySpan = this.#span(keyStart);
      this.#space();
      if (this.#code() !== 0x3a) throw this.#unexpected('":" after the key');
      this.#at += 1;
      this.#space();
      this.#path.push(key);
      const first = entries.get(key);
      if (first !== undefined) this.#duplicate(key, keySpan, first);
      const valueStart = this.#at;
      node[key] = this.#value();
      entries.set(key, { key: keySpan, value: this.#span(valueStart) });
      this.#meter.entries(entries.size, valueStart);
      this.#path.pop();
      this.#space();
    }
    this.#at += 1;
    setOrigin(node, { span: this.#span(start), entries });
    return node;
  }

  #array(): JsonValue {
    const node: JsonValue[] = [];
    const entries = new Map<PointerToken, EntryOrigin>();
    const start = this.#open();
    this.#space();
    while (this.#code() !== 0x5d) {
      if (node.length > 0) this.#comma("]");
      this.#path.push(node.length);
      const valueStart = this.#at;
      const item = this.#value();
      entries.set(node.length, { value: this.#span(valueStart) });
      this.#meter.entries(entries.size, valueStart);
      node.push(item);
      this.#path.pop();
      this.#space();
    }
    this.#at += 1;
    setOrigin(node, { span: this.#span(start), entries });
    return node;
  }

  #open(): number {
    this.#meter.container(this.#path.length, this.#at);
    return this.#at++;
  }

  #comma(closing: string): void {
    if (this.#code() !== 0x2c) throw this.#unexpected(`"," or "${closing}"`);
    const comma = this.#at;
    this.#at += 1;
    this.#space();
    if (this.#text[this.#at] === closing && this.#at < this.#end) {
      throw new Stop("source/syntax", `This is not valid JSON: a comma stands before "${closing}".`, comma);
    }
  }

  #string(): string {
    const start = this.#at;
    let escaped = false;
    for (let at = start + 1; at < this.#end; at += 1) {
      const code = this.#text.charCodeAt(at);
      if (code === QUOTE) {
        this.#at = at + 1;
        this.#meter.text(at - start - 1, start);
        return escaped ? this.#unescape(start) : this.#text.slice(start + 1, at);
      }
      if (code < 0x20) {
        throw new Stop("source/syntax", "This is not valid JSON: a line break or control character in a string.", at);
      }
      if (code === BACKSLASH) {
        escaped = true;
        at += 1;
      }
    }
    throw new Stop("source/syntax", "This is not valid JSON: the string that begins here does not end.", start);
  }

  #unescape(start: number): string {
    try {
      return JSON.parse(this.#text.slice(start, this.#at)) as string;
    } catch {
      const bad = this.#text.slice(start, this.#at).search(/\\(?!["\\/bfnrt]|u[0-9a-fA-F]{4})/);
      throw new Stop(
        "source/syntax",
        "This is not valid JSON: an unknown escape in a string.",
        start + Math.max(bad, 0),
      );
    }
  }

  #literal(): JsonValue {
    NUMBER.lastIndex = this.#at;
    const number = NUMBER.exec(this.#text)?.[0];
    WORD.lastIndex = this.#at;
    const word = WORD.exec(this.#text)?.[0];
    const start = this.#at;
    if (number !== undefined && number === word) {
      this.#at += number.length;
      const value = Number(number);
      if (Number.isFinite(value)) return value;
      throw new Stop("source/syntax", `The number ${number} is out of range.`, start, this.#at);
    }
    if (word === "true" || word === "false" || word === "null") {
      this.#at += word.length;
      return word === "null" ? null : word === "true";
    }
    throw this.#unexpected("a value", word?.length);
  }

  #duplicate(key: string, span: Span, first: EntryOrigin): void {
    if (this.findings.length >= MAX_FINDINGS) return;
    const place = locationOfSpan(first.key ?? first.value, formatPointer(this.#path));
    this.findings.push(
      problem({
        rule: "source/duplicate-key",
        message: `The key ${JSON.stringify(key)} stands twice in one object; the last value counts.`,
        span,
        tokens: this.#path,
        related: [{ message: "It stands here first.", location: place }],
      }),
    );
  }

  #space(): void {
    while (this.#at < this.#end) {
      const code = this.#text.charCodeAt(this.#at);
      if (code !== 0x20 && code !== 0x0a && code !== 0x0d && code !== 0x09) return;
      this.#at += 1;
    }
  }

  #code(): number {
    return this.#at < this.#end ? this.#text.charCodeAt(this.#at) : -1;
  }

  #span(start: number): Span {
    return { source: this.#source, start, end: this.#at };
  }

  #unexpected(expected: string, length = 1): Stop {
    const comment = this.#commentLength();
    if (comment > 0) {
      const message = "This is not valid JSON: a comment stands here, and JSON has none.";
      const help = "Remove the comments, or write the document in YAML.";
      return new Stop("source/syntax", message, this.#at, this.#at + comment, help);
    }
    const found =
      this.#at < this.#end ? JSON.stringify(this.#text.slice(this.#at, this.#at + Math.min(length, 20))) : "the end";
    const message = `This is not valid JSON: expected ${expected}, found ${found}.`;
    return new Stop("source/syntax", message, this.#at, Math.min(this.#at + length, this.#end));
  }

  /** How long the comment of JavaScript is that stands here, on this line; 0 where none does. */
  #commentLength(): number {
    const two = this.#text.slice(this.#at, this.#at + 2);
    if (two !== "//" && two !== "/*") return 0;
    const line = this.#text.slice(this.#at, this.#end).search(/[\r\n]|$/);
    const close = two === "/*" ? this.#text.indexOf("*/", this.#at) + 2 - this.#at : line;
    return close > 2 && close < line ? close : line;
  }
}
