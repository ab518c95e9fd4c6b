import type { Clock } from "./clock.js";
import { framingOf } from "./items.js";
import type { BodyReading } from "./media.js";
import type { ContentSpec } from "./operation.js";
import type { ReplyBody } from "./reply.js";
import { readItems } from "./sequence.js";
import { watchedStream } from "./stream.js";

export interface Arriving {
  readonly clock: Clock;
  /** Also for each part of the bytes that is waited for. */
  readonly timeoutMs: number;
  readonly maxBodyBytes: number;
  /** The caller's. */
  readonly signal: AbortSignal | undefined;
}

/**
 * The body of a success that its reader takes as it arrives: items, and bytes that are declared. Undefined: it is read whole.
 *
 * @param mediaType as the response names it
 */
export function arrivingBody(
  { content, kind }: BodyReading,
  mediaType: string | null,
  stream: ReadableStream<Uint8Array>,
  { clock, maxBodyBytes, signal, timeoutMs }: Arriving,
): ReplyBody | undefined {
  const as: ContentSpec = { ...content, kind, mediaType: mediaType ?? content?.mediaType ?? "" };
  // Events may be hours apart.
  if (kind === "event-stream") {
    return { kind: "items", value: readItems({ stream, signal, framing: framingOf(as, maxBodyBytes) }) };
  }
  if (kind === "json-sequence") {
    const watched = watchedStream({ stream, signal, clock, timeoutMs });
    return { kind: "items", value: readItems({ stream: watched, signal, framing: framingOf(as, maxBodyBytes) }) };
  }
  if (kind !== "binary" || content === undefined) return undefined;
  return { kind: "stream", value: watchedStream({ stream, signal, clock, timeoutMs }) };
}
