import type { RetryOptions } from "./options.js";
import { type Attempt, headersOf, statusOf } from "./reply.js";

/** RFC 9110 §9.2.1: methods that change nothing, so that asking twice is asking once. */
export function isSafe(method: string): boolean {
  return method === "GET" || method === "HEAD" || method === "OPTIONS" || method === "QUERY" || method === "TRACE";
}

/** Whether the operation may have been carried out: not where nothing was sent, nor where a rate limit refused it. */
export function mayHaveActed(attempt: Attempt): boolean {
  return attempt.kind !== "not_sent" && statusOf(attempt) !== 429;
}

/** Whether the attempt leaves open if the operation was carried out: silence, a cut-off success, a failure of the server. */
export function isSilence(attempt: Attempt): boolean {
  const status = statusOf(attempt);
  if (status === undefined) return attempt.kind === "no_response";
  return status >= 500 || (attempt.kind === "cut_off" && status >= 200 && status < 300);
}

export interface RetryQuestion {
  readonly attempt: Attempt;
  /** How many tries there were, this one included. */
  readonly tries: number;
  readonly retry: Required<RetryOptions>;
  /** The same request again does what it did or nothing: a safe method, or an idempotency key that is sent. */
  readonly repeatable: boolean;
  /** The body can be sent again. */
  readonly replayable: boolean;
  readonly now: number;
  readonly random: () => number;
}

/** How many milliseconds to wait before another try, or undefined where there must be none. */
export function waitBeforeRetry(question: RetryQuestion): number | undefined {
  const { attempt, now, replayable, repeatable, retry, tries } = question;
  if (tries > retry.max || !replayable) return undefined;
  if (attempt.kind === "not_sent") return backoff(question);
  const status = statusOf(attempt);
  if (status !== 429 && !(repeatable && isSilence(attempt))) return undefined;
  const asked = retryAfterMs(headersOf(attempt), now);
  if (asked === undefined) return backoff(question);
  return asked > retry.retryAfterCapMs ? undefined : asked;
}

/** Exponential backoff with full jitter: anything from 0 to the bound, so that clients that failed together return apart. */
function backoff({ random, retry, tries }: RetryQuestion): number {
  return Math.floor(random() * Math.min(retry.capMs, retry.baseMs * 2 ** (tries - 1)));
}

/**
 * `Retry-After` in milliseconds from now, never negative: delta-seconds or an HTTP-date (RFC 9110 §10.2.3, §5.6.7). Undefined
 * where it is absent or neither. A date is compared with the answer's own `Date` (§6.6.1), where it has one: both are by the clock of whoever
 * answered, and ours may be hours away from it.
 */
export function retryAfterMs(headers: Headers | undefined, now: number): number | undefined {
  const text = headers?.get("retry-after")?.trim() ?? "";
  if (/^\d+$/.test(text)) return Math.min(Number(text) * 1000, Number.MAX_SAFE_INTEGER);
  const time = httpDate(text);
  return time === undefined ? undefined : Math.max(0, time - (httpDate(headers?.get("date")?.trim() ?? "") ?? now));
}

/** Milliseconds since the epoch. */
function httpDate(text: string): number | undefined {
  if (!/^(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]*,? /.test(text)) return undefined;
  // The asctime form names no zone; all three forms are in GMT.
  const time = Date.parse(text.endsWith("GMT") ? text : `${text} GMT`);
  return Number.isNaN(time) ? undefined : time;
}
