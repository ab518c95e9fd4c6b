import { diagnostic, requestIdOf } from "./diagnostic.js";
import type { TransportCause } from "./errors.js";
import { quietly } from "./quietly.js";
import { describeCause, type Redact } from "./redact.js";
import { type Attempt, statusOf } from "./reply.js";

/** What a log event says of its call. The address is a template: what stands in its braces may be personal. */
export interface LoggedCall {
  readonly provider: string;
  readonly operation: string;
  readonly method: string;
  readonly urlTemplate: string;
}

/**
 * A step of a call. Holds no credential, no value that is sent, and nothing of a body. Times are milliseconds; `attempt` is the number
 * of the try, from 1.
 */
export type LogEvent = LoggedCall & { readonly attempt: number } & (
    | { readonly event: "request" }
    /** The answer came whole. */
    | { readonly event: "response"; readonly status: number; readonly durationMs: number; readonly requestId?: string }
    /** It did not; the status where at least its head came. */
    | {
        readonly event: "failure";
        readonly reason: "not_sent" | "no_response" | "cut_off" | "aborted";
        readonly cause: TransportCause;
        readonly status?: number;
        readonly durationMs: number;
        readonly requestId?: string;
      }
    /** The try that comes next, after a wait. */
    | { readonly event: "retry"; readonly waitMs: number }
  );

/** Told of every step. What it throws is ignored: watching must not change an outcome. */
export type OnLog = (event: LogEvent) => void;

/** The log of one call, for a hook that may not be there. */
export interface CallLog {
  request(attempt: number): void;
  ended(about: Ended): void;
  retry(attempt: number, waitMs: number): void;
}

export interface Ended {
  readonly number: number;
  readonly attempt: Attempt;
  /** The caller's signal ended it. */
  readonly aborted: boolean;
  readonly durationMs: number;
  readonly redact: Redact;
}

export function callLog(onLog: OnLog | undefined, call: LoggedCall): CallLog {
  const say = (event: LogEvent) => {
    if (onLog !== undefined) quietly(onLog, event);
  };
  return {
    request: (attempt) => say({ ...call, event: "request", attempt }),
    ended: (about) => say({ ...call, ...endOf(about) }),
    retry: (attempt, waitMs) => say({ ...call, event: "retry", attempt, waitMs }),
  };
}

function endOf({ aborted, attempt, durationMs, number, redact }: Ended) {
  const id = requestIdOf(attempt);
  const status = statusOf(attempt);
  const common = {
    attempt: number,
    durationMs,
    ...(status === undefined ? {} : { status }),
    ...(id === undefined ? {} : { requestId: diagnostic(redact(id)) }),
  };
  if (attempt.kind === "reply") return { event: "response", ...common, status: attempt.reply.status } as const;
  const reason = aborted ? "aborted" : attempt.kind;
  return { event: "failure", ...common, reason, cause: describeCause(attempt.cause, redact) } as const;
}
