import type { Clock } from "./clock.js";
import { readEvents } from "./events.js";
import type { BodyReading } from "./media.js";
import type { ReplyBody } from "./reply.js";
import { watchedStream } from "./stream.js";

export interface Arriving {
  readonly clock: Clock;
  /** Also for each part of the bytes that is waited for. */
  readonly timeoutMs: number;
  readonly maxBodyBytes: number;
  /** The caller's. */
  readonly signal: AbortSignal | undefined;
}

/** The body of a success that its reader takes as it arrives: events, and bytes that are declared. Undefined: it is read whole. */
export function arrivingBody(
  { content, kind }: BodyReading,
  stream: ReadableStream<Uint8Array>,
  { clock, maxBodyBytes, signal, timeoutMs }: Arriving,
): ReplyBody | undefined {
  if (kind === "event-stream") {
    return { kind: "events", value: readEvents({ stream, signal, maxEventLength: maxBodyBytes }) };
  }
  if (kind !== "binary" || content === undefined) return undefined;
  return { kind: "stream", value: watchedStream({ stream, signal, clock, timeoutMs }) };
}
