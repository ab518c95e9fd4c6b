import { baseUrlFor } from "./base-url.js";
import { pause, until } from "./clock.js";
import { type Inside, templateOf } from "./core.js";
import { type Credentials, credentialsFor } from "./credentials.js";
import { AbortedError, CredentialFailure } from "./errors.js";
import { callLog } from "./log.js";
import type { OperationSpec } from "./operation.js";
import type { CallOptions } from "./options.js";
import { describeCause, type Redact } from "./redact.js";
import { type Attempt, statusOf } from "./reply.js";
import { type EncodedInput, type PreparedRequest, prepare } from "./request.js";
import { isSafe, mayHaveActed, waitBeforeRetry } from "./retry.js";
import { checkLimit } from "./settings.js";
import { onAbort } from "./signals.js";
import { inClientSpan } from "./tracer.js";
import { send } from "./transport.js";
import { watch } from "./watch.js";

export interface Call {
  readonly inside: Inside;
  readonly operation: OperationSpec;
  readonly encoded: EncodedInput;
  readonly options: CallOptions;
}

export interface Tried {
  /** In order; empty where a credential could not be fetched. */
  readonly attempts: readonly Attempt[];
  /** Why there is no attempt. */
  readonly failure?: unknown;
  readonly redact: Redact;
}

/**
 * Sends a call, and again where that is safe, until it is answered, the tries are used up, or the deadline leaves no room.
 *
 * @throws AbortedError where the caller's signal ended it; TypeError where credentials are missing or cannot be sent, which is before
 *   the first try: after it nothing but an abort is thrown
 */
export async function runTries(call: Call): Promise<Tried> {
  const { inside, operation } = call;
  const { settings } = inside;
  const about = {
    method: operation.method,
    template: templateOf(settings, operation),
    server: baseUrlFor(settings, operation),
    provider: settings.service.name,
  };
  return await inClientSpan(settings.tracer, about, async (span) => {
    try {
      const tried = await tryAll(call);
      const last = tried.attempts.at(-1);
      const status = last === undefined ? undefined : statusOf(last);
      if (status !== undefined) span.set("http.response.status_code", status);
      if (tried.attempts.length > 1) span.set("http.request.resend_count", tried.attempts.length - 1);
      if (last === undefined || last.kind !== "reply") {
        const cause = last === undefined ? tried.failure : last.cause;
        span.fail(last?.kind ?? "credentials", describeCause(cause, tried.redact));
      } else if (last.reply.status >= 400) span.fail(String(last.reply.status));
      return tried;
    } catch (error) {
      // The messages of our own errors name options, parameters and operations, never a value.
      span.fail(error instanceof Error ? error.name : "Error", error instanceof Error ? error : undefined);
      throw error;
    } finally {
      span.end();
    }
  });
}

async function tryAll(call: Call): Promise<Tried> {
  const { inside, operation, options } = call;
  const { settings } = inside;
  const { clock, fetch, maxBodyBytes, random, retry } = settings;
  const { signal } = options;
  const timeoutMs = checkLimit(operation.name, "timeoutMs", options.timeoutMs, settings.timeoutMs);
  const deadline = clock.now() + checkLimit(operation.name, "deadlineMs", options.deadlineMs, settings.deadlineMs);
  const attempts: Attempt[] = [];
  const aborted = () => {
    const sent = attempts.some(mayHaveActed) ? "maybe" : "no";
    return new AbortedError({ sent, operation: operation.name, attempts: attempts.length });
  };
  if (signal?.aborted) throw aborted();
  // While the request is under way, what an answer is compared with is loaded.
  if ((options.onDrift ?? settings.onDrift) !== undefined) inside.validators.start();
  const log = callLog(options.onLog ?? settings.onLog, {
    provider: settings.service.name,
    operation: operation.name,
    method: operation.method,
    urlTemplate: templateOf(settings, operation),
  });

  const ready = await readyWithin(call, { deadline, secrets: [] });
  if (signal?.aborted) throw aborted();
  if ("failure" in ready) return { attempts, failure: ready.failure, redact: inside.redactorOf([]) };
  let { forget, redact, request, secrets } = ready;
  const replayable = request.body?.replayable ?? true;
  const repeatable = request.keyed || isSafe(operation.method);

  try {
    for (;;) {
      const remaining = deadline - clock.now();
      if (remaining <= 0) return { attempts, failure: new DOMException("timed out", "TimeoutError"), redact };
      const number = attempts.length + 1;
      const limit = Math.min(timeoutMs, remaining);
      const started = clock.now();
      log.request(number);
      // The hook may have aborted it.
      if (signal?.aborted) throw aborted();
      const attempt = await send({ fetch, clock, operation, request, timeoutMs: limit, maxBodyBytes, signal });
      attempts.push(attempt);
      const isAborted = attempt.kind !== "reply" && signal?.aborted === true;
      log.ended({ number, attempt, aborted: isAborted, durationMs: Math.max(0, clock.now() - started), redact });
      if (isAborted) throw aborted();
      if (attempt.kind === "reply") watch(inside, { operation, options, reply: attempt.reply, redact });
      if (forget !== undefined && statusOf(attempt) === 401 && replayable) {
        // The token may have been revoked before its time: once, the call is sent again with a new one.
        forget();
        const renewed = await readyWithin(call, { deadline, secrets });
        if (signal?.aborted) throw aborted();
        if ("failure" in renewed) return { attempts, redact };
        ({ redact, request, secrets } = renewed);
        forget = undefined;
        log.retry(number + 1, 0);
        continue;
      }
      const question = { attempt, tries: attempts.length, retry, repeatable, replayable, now: clock.now(), random };
      const wait = waitBeforeRetry(question);
      if (wait === undefined || clock.now() + wait >= deadline) return { attempts, redact };
      log.retry(number + 1, wait);
      await pause(clock, wait, signal);
      if (signal?.aborted) throw aborted();
    }
  } catch (error) {
    if (attempts.length === 0 || error instanceof AbortedError) throw error;
    // What was sent is not undone: whatever fails afterwards, what the tries met is what the caller must hear of.
    return { attempts, redact };
  }
}

interface Ready {
  readonly request: PreparedRequest;
  readonly redact: Redact;
  /** Of this request and of those before it. */
  readonly secrets: readonly string[];
  readonly forget: (() => void) | undefined;
}

/** The request with its credentials, or why what should bring them did not, in time. */
async function readyWithin(
  { encoded, inside, operation, options: { signal } }: Call,
  { deadline, secrets }: { readonly deadline: number; readonly secrets: readonly string[] },
): Promise<Ready | { readonly failure: unknown }> {
  const found = await credentialsWithin(inside, operation, { deadline, signal });
  if ("failure" in found) return found;
  const { credentials } = found;
  const all = [...secrets, ...credentials.secrets];
  const request = prepare(inside.settings, operation, encoded, credentials);
  return { request, redact: inside.redactorOf(all), secrets: all, forget: credentials.forget };
}

/** Credentials, or why a function that should bring them did not, in time. */
async function credentialsWithin(
  { settings, tokens }: Inside,
  operation: OperationSpec,
  { deadline, signal }: { readonly deadline: number; readonly signal: AbortSignal | undefined },
): Promise<{ readonly credentials: Credentials } | { readonly failure: unknown }> {
  const limit = new AbortController();
  const late = () => limit.abort(new CredentialFailure("a function of the option auth took too long"));
  const stop = settings.clock.after(deadline - settings.clock.now(), late);
  const release = onAbort(signal, late);
  try {
    return { credentials: await until(limit.signal, credentialsFor(settings, operation, tokens)) };
  } catch (failure) {
    if (failure instanceof CredentialFailure) return { failure };
    throw failure;
  } finally {
    stop();
    release();
  }
}
