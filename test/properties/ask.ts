import type { CancelSessionInput, CancelSessionResult } from "@concordat/cancel-session";
import type { DriftEvent, LogEvent } from "@concordat/runtime";
import { cancellerOf } from "../conformance/cancellers.js";
import type { Facts } from "./facts.js";
import { type Attempt, MAX_BODY_BYTES, meet } from "./wire.js";

/** One call, all that was told of it, and what it looked like alone. */
export interface Observation {
  readonly facts: Facts;
  readonly input: CancelSessionInput;
  /** What each request met, in order; no more than were sent. */
  readonly met: readonly Attempt[];
  readonly requests: readonly { readonly url: string; readonly init: RequestInit }[];
  readonly result: CancelSessionResult;
  readonly drift: readonly DriftEvent[];
  readonly log: readonly LogEvent[];
}

/** Time stands still; whoever waits up to ten seconds has waited, and nothing takes longer than its limit. */
const stillClock = {
  now: () => 0,
  after(ms: number, run: () => void) {
    let stopped = false;
    if (ms <= 10_000) queueMicrotask(() => stopped || run());
    return () => {
      stopped = true;
    };
  },
};

/** Calls a provider's generated adapter; each request meets the next attempt, and the last stands for all that follow. */
export async function ask(
  facts: Facts,
  attempts: readonly Attempt[],
  input: Partial<CancelSessionInput> = {},
): Promise<Observation> {
  const requests: { url: string; init: RequestInit }[] = [];
  const met: Attempt[] = [];
  const drift: DriftEvent[] = [];
  const log: LogEvent[] = [];
  const canceller = cancellerOf(facts.provider, {
    baseUrl: "https://provider.example",
    timeoutMs: 50_000,
    deadlineMs: 100_000,
    maxBodyBytes: MAX_BODY_BYTES,
    clock: stillClock,
    random: () => 0,
    onDrift: (event) => drift.push(event),
    onLog: (event) => log.push(event),
    fetch: async (url, init) => {
      requests.push({ url, init });
      const one = attempts[Math.min(met.length, attempts.length - 1)];
      if (one === undefined) throw new TypeError("nothing was scripted");
      met.push(one);
      return meet(one);
    },
  });
  const whole = { sessionId: facts.sessionId, ...input };
  return { facts, input: whole, met, requests, result: await canceller.cancel(whole), drift, log };
}
