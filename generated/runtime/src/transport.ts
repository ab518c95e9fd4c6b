import { arrivingBody } from "./arriving.js";
import { type Clock, until } from "./clock.js";
import { decodeBody } from "./decode-body.js";
import { declaredResponse, readingOf } from "./media.js";
import { neverSent } from "./never-sent.js";
import type { OperationSpec } from "./operation.js";
import type { Fetch } from "./options.js";
import type { Attempt, ReplyBody } from "./reply.js";
import type { PreparedRequest } from "./request.js";
import { onAbort } from "./signals.js";
import { readStream } from "./stream.js";

export interface Try {
  readonly fetch: Fetch;
  readonly clock: Clock;
  readonly operation: OperationSpec;
  readonly request: PreparedRequest;
  /** For the whole try, body included; of a body that is handed on as it arrives, until it begins. */
  readonly timeoutMs: number;
  readonly maxBodyBytes: number;
  /** The caller's. */
  readonly signal: AbortSignal | undefined;
}

/** Sends a request once and says what came of it. Does not throw; whether the caller aborted, the caller's signal says. */
export async function send(one: Try): Promise<Attempt> {
  const limit = new AbortController();
  const release = onAbort(one.signal, () => limit.abort(one.signal?.reason));
  const stop = one.clock.after(one.timeoutMs, () => limit.abort(new DOMException("timed out", "TimeoutError")));
  try {
    const head = await receiveHead(one, limit.signal);
    if (!("response" in head)) return head;
    return await receiveBody(one, head.response, limit.signal);
  } catch (cause) {
    // What a `fetch` that was passed in answers may be no Response at all.
    return { kind: "no_response", cause };
  } finally {
    stop();
    release();
  }
}

async function receiveHead(one: Try, signal: AbortSignal): Promise<Attempt | { readonly response: Response }> {
  // In a function of its own, because a `fetch` that was passed in may throw at once.
  const answer = (async () => await one.fetch(one.request.url, initOf(one.request, signal)))();
  try {
    return { response: await until(signal, answer) };
  } catch (cause) {
    // An answer that comes after all must not keep its connection.
    answer.then((late) => late.body?.cancel()).catch(() => undefined);
    return { kind: neverSent(cause) ? "not_sent" : "no_response", cause };
  }
}

function initOf({ body, headers, method }: PreparedRequest, signal: AbortSignal): RequestInit {
  // Nothing else: edge workers throw at members that they do not know, `cache` and `credentials` among them.
  const init = { method, headers, signal, redirect: "manual" } as const;
  if (body === undefined) return init;
  // A stream needs half duplex (WHATWG Fetch); not every type of RequestInit knows the member yet.
  const duplex = body.replayable ? {} : { duplex: "half" };
  return { ...init, ...duplex, body: body.value } as RequestInit;
}

async function receiveBody(one: Try, response: Response, signal: AbortSignal): Promise<Attempt> {
  const { headers } = response;
  // A `fetch` that was passed in may follow redirects all the same; what it then brings is no answer to what was asked.
  const status = response.redirected ? 0 : response.status;
  const { declared, response: spec } = declaredResponse(one.operation, status);
  const mediaType = headers.get("content-type");
  const reading = readingOf(one.operation, spec, mediaType);
  let body: ReplyBody;
  const arriving =
    response.ok && response.body !== null ? arrivingBody(reading, mediaType, response.body, one) : undefined;
  if (arriving !== undefined) return { kind: "reply", reply: { status, headers, body: arriving, declared } };
  try {
    const bytes = await readBytes(response, one.maxBodyBytes, signal);
    body =
      bytes === undefined ? { kind: "unreadable", reason: "oversized" } : decodeBody(bytes, reading.kind, mediaType);
  } catch (cause) {
    return { kind: "cut_off", status, headers, cause };
  }
  return { kind: "reply", reply: { status, headers, body, declared } };
}

/** The body's bytes, or undefined where there are more than the limit; the rest is not read. */
async function readBytes(response: Response, limit: number, signal: AbortSignal): Promise<Uint8Array | undefined> {
  if (response.body === null || response.body === undefined) return new Uint8Array();
  return await readStream(response.body, limit, signal);
}
