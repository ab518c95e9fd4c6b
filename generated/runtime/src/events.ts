import { ItemError } from "./errors.js";
import type { ContentSpec } from "./operation.js";
import { Unwritable } from "./parameters.js";
import { Unreadable } from "./raw-pairs.js";
import type { Framing } from "./sequence.js";

/** One event of a `text/event-stream` (WHATWG HTML, "Server-sent events"). */
export interface ServerSentEvent<Data = string> {
  /** Text; where the document says that it is JSON, the value of that. */
  readonly data: Data;
  /** Absent: `message`. */
  readonly event?: string;
  /** The last id of the stream so far, which a reconnecting client repeats as `Last-Event-ID`. */
  readonly id?: string;
  /** Milliseconds to wait before reconnecting. */
  readonly retry?: number;
}

export interface EventReading {
  readonly content: ContentSpec;
  /** Of one event, in characters. */
  readonly maxLength: number;
  /** Reads JSON. What it throws at is no JSON. */
  readonly parse: (text: string) => unknown;
}

/**
 * The events of a stream; one that is not whole when the stream ends is dropped, as the specification says. Where the document says that
 * `data` is JSON, it is the value. A text that is no JSON is handed on where it may be one, and is no item where it may not; JSON that
 * says nobody knows what is neither, or who waits for a text such as `[DONE]` would take it for the end.
 */
export class EventFraming implements Framing {
  readonly #about: EventReading;
  readonly #decoder = new TextDecoder();
  readonly #lines = new Lines();
  #block = new Block();
  #count = 0;

  constructor(about: EventReading) {
    this.#about = about;
  }

  *push(bytes: Uint8Array): Iterable<unknown> {
    const { maxLength } = this.#about;
    for (const line of this.#lines.push(this.#decoder.decode(bytes, { stream: true }))) {
      if (line !== "") this.#block.add(line);
      else {
        const event = this.#block.event();
        this.#block = this.#block.next();
        if (event === undefined) continue;
        this.#count += 1;
        yield this.#handed(event, this.#count - 1);
      }
    }
    if (this.#block.length + this.#lines.pending > maxLength) throw new ItemError("too_long", this.#count);
  }

  end(): Iterable<unknown> {
    return [];
  }

  #handed(event: ServerSentEvent, index: number): unknown {
    const { content, parse } = this.#about;
    if (!isJsonEvent(content, event.event)) return event;
    try {
      return { ...event, data: parse(event.data) };
    } catch (error) {
      if (error instanceof Unreadable) throw new ItemError("unreadable", index, error.message);
      if (content.eventData === "json-or-text") return event;
      // The parser's own message repeats a piece of the event.
      throw new ItemError("unreadable", index, "is no JSON");
    }
  }
}

/** Whether the data of events of this kind is JSON. An event that says none is `message` (WHATWG HTML, 9.2.6). */
function isJsonEvent({ eventData, jsonEvents }: ContentSpec, event = "message"): boolean {
  return eventData !== undefined && (jsonEvents === undefined || jsonEvents.includes(event));
}

/** Lines that end in CR, LF or both, which may come apart: a line is whole at the first of them. */
class Lines {
  /** Of the line that is not whole; joined when it is, so that a line in many pieces costs no more than in one. */
  #pieces: string[] = [];
  #pending = 0;
  #afterCr = false;

  get pending(): number {
    return this.#pending;
  }

  push(piece: string): readonly string[] {
    if (piece === "") return [];
    const text = this.#afterCr && piece.startsWith("\n") ? piece.slice(1) : piece;
    this.#afterCr = piece.endsWith("\r");
    const [first = "", ...others] = text.split(/\r\n|[\r\n]/);
    this.#pieces.push(first);
    this.#pending += first.length;
    const last = others.pop();
    if (last === undefined) return [];
    const whole = [this.#pieces.join(""), ...others];
    this.#pieces = [last];
    this.#pending = last.length;
    return whole;
  }
}

class Block {
  readonly #data: string[] = [];
  #event: string | undefined;
  #id: string | undefined;
  #retry: number | undefined;
  #length = 0;

  constructor(id?: string) {
    this.#id = id;
  }

  /** Of what is kept: comments may come for days. */
  get length(): number {
    return this.#length;
  }

  add(line: string): void {
    const colon = line.indexOf(":");
    const name = colon === -1 ? line : line.slice(0, colon);
    const value = colon === -1 ? "" : line.slice(colon + 1).replace(/^ /, "");
    if (name === "data") {
      this.#data.push(value);
      // With the line end that joins it to the next.
      this.#length += value.length + 1;
    } else if (name === "event") this.#event = value;
    else if (name === "id" && !value.includes("\0")) this.#id = value;
    else if (name === "retry" && /^\d{1,15}$/.test(value)) this.#retry = Number(value);
  }

  event(): ServerSentEvent | undefined {
    if (this.#data.length === 0) return undefined;
    return {
      data: this.#data.join("\n"),
      ...(this.#event ? { event: this.#event } : {}),
      ...(this.#id === undefined ? {} : { id: this.#id }),
      ...(this.#retry === undefined ? {} : { retry: this.#retry }),
    };
  }

  next(): Block {
    return new Block(this.#id);
  }
}

/** @throws Unwritable */
export function eventText(content: ContentSpec, item: unknown): string {
  if (typeof item !== "object" || item === null) throw new Unwritable("has an event that is no object");
  const { data, event, id, retry }: { readonly [K in keyof ServerSentEvent]?: unknown } = item;
  const line = (name: string, value: unknown) => {
    if (value === undefined) return [];
    if (/[\r\n\0]/.test(String(value))) throw new Unwritable(`has an event whose ${name} is more than one line`);
    return [`${name}: ${value}\n`];
  };
  const head = [...line("event", event), ...line("id", id), ...line("retry", retry)];
  const isJson = isJsonEvent(content, event === undefined ? undefined : String(event));
  const text = isJson ? jsonOf(data, content) : data;
  if (typeof text !== "string") throw new Unwritable("has an event without data");
  const body = text.split(/\r\n|[\r\n]/).map((part) => `data: ${part}\n`);
  return `${[...head, ...body].join("")}\n`;
}

function jsonOf(data: unknown, { eventData }: ContentSpec): string | undefined {
  return eventData === "json-or-text" && typeof data === "string" ? data : JSON.stringify(data);
}
