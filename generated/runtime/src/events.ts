import { until } from "./clock.js";
import { Unwritable } from "./parameters.js";

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
  /** The caller's; also while events are read. */
  readonly signal: AbortSignal | undefined;
  /** Of one event, in characters. */
  readonly maxEventLength: number;
}

/**
 * The events as they arrive, each once. Whoever stops early ends the connection; an event that is not whole when the stream ends is
 * dropped, as the specification says.
 *
 * @throws where the connection breaks, the signal aborts, or an event is too long
 */
export async function* readEvents({
  maxEventLength,
  signal = new AbortController().signal,
  stream,
}: EventSourceInput): AsyncGenerator<ServerSentEvent, void, undefined> {
  const reader = stream.getReader();
  const decoder = new TextDecoder();
  const lines = new Lines();
  let block = new Block();
  let length = 0;
  try {
    for (;;) {
      const { done, value } = await until(signal, reader.read());
      if (done) return;
      for (const line of lines.push(decoder.decode(value, { stream: true }))) {
        length += line.length;
        if (line !== "") block.add(line);
        else {
          const event = block.event();
          block = block.next();
          length = 0;
          if (event !== undefined) yield event;
        }
      }
      if (length + lines.pending > maxEventLength) throw new RangeError("an event is longer than maxBodyBytes allows");
    }
  } finally {
    reader.cancel().catch(() => undefined);
  }
}

/** Lines that end in CR, LF or both, which may come apart. */
class Lines {
  #rest = "";

  get pending(): number {
    return this.#rest.length;
  }

  push(text: string): readonly string[] {
    const all = this.#rest + text;
    // A CR at the very end may be half of a line end.
    const held = all.endsWith("\r") ? "\r" : "";
    const lines = all.slice(0, all.length - held.length).split(/\r\n|[\r\n]/);
    this.#rest = (lines.pop() ?? "") + held;
    return lines;
  }
}

class Block {
  readonly #data: string[] = [];
  #event: string | undefined;
  #id: string | undefined;
  #retry: number | undefined;

  constructor(id?: string) {
    this.#id = id;
  }

  add(line: string): void {
    const colon = line.indexOf(":");
    const name = colon === -1 ? line : line.slice(0, colon);
    const value = colon === -1 ? "" : line.slice(colon + 1).replace(/^ /, "");
    if (name === "data") this.#data.push(value);
    else if (name === "event") this.#event = value;
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

/** Events as a stream that asks for the next one when there is room for it. */
export function writeEvents(events: AsyncIterable<ServerSentEvent>): ReadableStream<Uint8Array> {
  const iterator = events[Symbol.asyncIterator]();
  const encoder = new TextEncoder();
  return new ReadableStream<Uint8Array>({
    async pull(controller) {
      const { done, value } = await iterator.next();
      if (done === true) controller.close();
      else controller.enqueue(encoder.encode(textOf(value)));
    },
    async cancel() {
      await iterator.return?.();
    },
  });
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
