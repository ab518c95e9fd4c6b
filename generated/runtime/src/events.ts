import { until } from "./clock.js";
import { Unwritable } from "./parameters.js";
import { onAbort } from "./signals.js";

/** One event of a `text/event-stream` (WHATWG HTML, "Server-sent events"). */
export interface ServerSentEvent {
  readonly data: string;
  /** Absent: `message`. */
  readonly event?: string;
  /** The last id of the stream so far, which a reconnecting client repeats as `Last-Event-ID`. */
  readonly id?: string;
  /** Milliseconds to wait before reconnecting. */
  readonly retry?: number;
}

export interface EventSourceInput {
  readonly stream: ReadableStream<Uint8Array>;
  /** The caller's; also while nobody reads. */
  readonly signal: AbortSignal | undefined;
  /** Of one event, in characters. */
  readonly maxEventLength: number;
}

/** An event that is longer than it may be. */
export class EventTooLong extends RangeError {}

/**
 * The events as they arrive, each once. Whoever stops early ends the connection, also before the first event and while one is waited
 * for; an event that is not whole when the stream ends is dropped, as the specification says.
 *
 * @throws where the connection breaks, the signal aborts, or an event is too long
 */
export function readEvents({
  maxEventLength,
  signal = new AbortController().signal,
  stream,
}: EventSourceInput): AsyncIterableIterator<ServerSentEvent> {
  const reader = stream.getReader();
  const close = () => {
    release();
    reader.cancel(signal.reason).catch(() => undefined);
  };
  let release = () => {};
  release = onAbort(signal, close);
  const events = eventsOf({ reader, signal, maxEventLength, close });
  return {
    next: () => events.next(),
    async return() {
      // A generator that has not begun, or that waits, would not hear of it.
      close();
      return await events.return();
    },
    [Symbol.asyncIterator]() {
      return this;
    },
  };
}

async function* eventsOf(source: {
  readonly reader: ReadableStreamDefaultReader<Uint8Array>;
  readonly signal: AbortSignal;
  readonly maxEventLength: number;
  readonly close: () => void;
}): AsyncGenerator<ServerSentEvent, void, undefined> {
  const { close, maxEventLength, reader, signal } = source;
  const decoder = new TextDecoder();
  const lines = new Lines();
  let block = new Block();
  try {
    for (;;) {
      if (signal.aborted) throw signal.reason;
      const { done, value } = await until(signal, reader.read());
      if (done) return;
      for (const line of lines.push(decoder.decode(value, { stream: true }))) {
        if (line !== "") block.add(line);
        else {
          const event = block.event();
          block = block.next();
          if (event !== undefined) yield event;
        }
      }
      if (block.length + lines.pending > maxEventLength) {
        throw new EventTooLong("an event is longer than maxBodyBytes allows");
      }
    }
  } finally {
    close();
  }
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

/**
 * Events as a stream that asks for the next one when it is read: a stream that fails drops what it holds, and what has been made
 * goes out before.
 *
 * @param onError told of what ends the stream early, the events' own error or one that cannot be written
 */
export function writeEvents(
  events: AsyncIterable<ServerSentEvent>,
  onError: (error: unknown) => void = () => {},
): ReadableStream<Uint8Array> {
  const iterator = events[Symbol.asyncIterator]();
  const encoder = new TextEncoder();
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        try {
          const { done, value } = await iterator.next();
          if (done === true) controller.close();
          else controller.enqueue(encoder.encode(textOf(value)));
        } catch (error) {
          onError(error);
          // Who makes the events may have something open; the first error is the one that counts.
          await iterator.return?.().catch(() => undefined);
          throw error;
        }
      },
      async cancel() {
        await iterator.return?.();
      },
    },
    { highWaterMark: 0 },
  );
}

function textOf({ data, event, id, retry }: ServerSentEvent): string {
  const line = (name: string, value: string) => {
    if (/[\r\n\0]/.test(value)) throw new Unwritable(`has an event whose ${name} is more than one line`);
    return `${name}: ${value}\n`;
  };
  const head = [
    ...(event === undefined ? [] : [line("event", event)]),
    ...(id === undefined ? [] : [line("id", id)]),
    ...(retry === undefined ? [] : [line("retry", String(retry))]),
  ];
  const body = data.split(/\r\n|[\r\n]/).map((part) => `data: ${part}\n`);
  return `${[...head, ...body].join("")}\n`;
}

export function isEvents(value: unknown): value is AsyncIterable<ServerSentEvent> {
  return typeof value === "object" && value !== null && Symbol.asyncIterator in value;
}
