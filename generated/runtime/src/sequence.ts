import { until } from "./clock.js";
import { onAbort } from "./signals.js";

/** Makes the items of a stream of its bytes. */
export interface Framing {
  /** What is whole with these bytes. @throws ItemError */
  push(bytes: Uint8Array): Iterable<unknown>;
  /** What is whole because nothing follows. @throws ItemError where what is left is no item */
  end(): Iterable<unknown>;
}

export interface SequenceInput {
  readonly stream: ReadableStream<Uint8Array>;
  /** The caller's; also while nobody reads. */
  readonly signal: AbortSignal | undefined;
  readonly framing: Framing;
}

/**
 * The items as they arrive, each once. Whoever stops early ends the connection, also before the first item and while one is waited for.
 *
 * @throws ItemError where something is no item; otherwise where the connection breaks or the signal aborts
 */
export function readItems({
  framing,
  signal = new AbortController().signal,
  stream,
}: SequenceInput): AsyncIterableIterator<unknown> {
  const reader = stream.getReader();
  const close = () => {
    release();
    reader.cancel(signal.reason).catch(() => undefined);
  };
  let release = () => {};
  release = onAbort(signal, close);
  const items = itemsOf({ reader, signal, framing, close });
  return {
    next: () => items.next(),
    async return() {
      // A generator that has not begun, or that waits, would not hear of it.
      close();
      return await items.return();
    },
    [Symbol.asyncIterator]() {
      return this;
    },
  };
}

async function* itemsOf(source: {
  readonly reader: ReadableStreamDefaultReader<Uint8Array>;
  readonly signal: AbortSignal;
  readonly framing: Framing;
  readonly close: () => void;
}): AsyncGenerator<unknown, void, undefined> {
  const { close, framing, reader, signal } = source;
  try {
    for (;;) {
      if (signal.aborted) throw signal.reason;
      const { done, value } = await until(signal, reader.read());
      if (done) {
        // What ends because its reader has left has no end to speak of.
        if (!signal.aborted) yield* framing.end();
        return;
      }
      yield* framing.push(value);
    }
  } finally {
    close();
  }
}

export interface Writing {
  /** Sees each item as it goes out; what it throws ends the stream before the item. */
  readonly check?: ((text: string) => void) | undefined;
  /** Told of what ends the stream early: the items' own error, or one that cannot be written. */
  readonly onError?: ((error: unknown) => void) | undefined;
}

/**
 * Items as a stream that asks for the next one when it is read: a stream that fails drops what it holds, and what has been made goes
 * out before.
 */
export function writeItems(
  items: AsyncIterable<unknown>,
  textOf: (item: unknown) => string,
  { check, onError }: Writing = {},
): ReadableStream<Uint8Array> {
  const iterator = items[Symbol.asyncIterator]();
  const encoder = new TextEncoder();
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        try {
          const { done, value } = await iterator.next();
          if (done === true) return controller.close();
          const text = textOf(value);
          check?.(text);
          controller.enqueue(encoder.encode(text));
        } catch (error) {
          onError?.(error);
          // Who makes the items may have something open; the first error is the one that counts.
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

export function isItems(value: unknown): value is AsyncIterable<unknown> {
  return typeof value === "object" && value !== null && Symbol.asyncIterator in value;
}

/** The same items, each shown to `see` before it is handed on; what `see` throws ends them. */
export function seenItems(items: AsyncIterable<unknown>, see: (item: unknown) => void): AsyncIterableIterator<unknown> {
  const source = items[Symbol.asyncIterator]();
  const end = async () => await source.return?.();
  return {
    async next() {
      const step = await source.next();
      if (step.done === true) return step;
      try {
        see(step.value);
        return step;
      } catch (error) {
        await end();
        throw error;
      }
    },
    async return() {
      await end();
      return { done: true, value: undefined };
    },
    [Symbol.asyncIterator]() {
      return this;
    },
  };
}
