import { type Clock, until } from "./clock.js";

/** Reads a stream to its end, or undefined as soon as it exceeds the limit. Rejects where it breaks or the signal aborts. */
export async function readStream(
  stream: ReadableStream<Uint8Array>,
  limit: number,
  signal: AbortSignal,
): Promise<Uint8Array | undefined> {
  const reader = stream.getReader();
  const chunks: Uint8Array[] = [];
  let size = 0;
  try {
    for (;;) {
      const { done, value } = await until(signal, reader.read());
      if (done) return joined(chunks, size);
      size += value.byteLength;
      if (size > limit) return undefined;
      chunks.push(value);
    }
  } finally {
    // Also after the end, where it does nothing.
    reader.cancel().catch(() => undefined);
  }
}

/** The bytes of all chunks, which have this size. */
export function joined(chunks: readonly Uint8Array[], size: number): Uint8Array {
  const [first] = chunks;
  if (first !== undefined && chunks.length === 1) return first;
  const all = new Uint8Array(size);
  let offset = 0;
  for (const chunk of chunks) {
    all.set(chunk, offset);
    offset += chunk.byteLength;
  }
  return all;
}

export interface WatchedStream {
  readonly stream: ReadableStream<Uint8Array>;
  /** Ends it at any time. */
  readonly signal: AbortSignal | undefined;
  readonly clock: Clock;
  /** For each read; time in which nobody reads does not count. */
  readonly timeoutMs: number;
}

/** The same bytes, in a stream that fails where nothing comes for too long, or the signal aborts. Nothing is read ahead. */
export function watchedStream({ clock, signal, stream, timeoutMs }: WatchedStream): ReadableStream<Uint8Array> {
  const reader = stream.getReader();
  const ended = new AbortController();
  const end = (reason: unknown) => {
    signal?.removeEventListener("abort", relay);
    ended.abort(reason);
    reader.cancel(reason).catch(() => undefined);
  };
  const relay = () => end(signal?.reason);
  return new ReadableStream<Uint8Array>(
    {
      start(controller) {
        ended.signal.addEventListener("abort", () => controller.error(ended.signal.reason), { once: true });
        signal?.addEventListener("abort", relay, { once: true });
        if (signal?.aborted) relay();
      },
      async pull(controller) {
        const stop = clock.after(timeoutMs, () => end(new DOMException("timed out", "TimeoutError")));
        try {
          const { done, value } = await until(ended.signal, reader.read());
          if (!done) return controller.enqueue(value);
          signal?.removeEventListener("abort", relay);
          controller.close();
        } finally {
          stop();
        }
      },
      cancel: end,
    },
    { highWaterMark: 0 },
  );
}

/** Bytes in memory as a stream. */
export function streamOf(bytes: Uint8Array): ReadableStream<Uint8Array> {
  return new ReadableStream({
    start(controller) {
      if (bytes.byteLength > 0) controller.enqueue(bytes);
      controller.close();
    },
  });
}
