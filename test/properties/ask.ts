import type { CancelSessionInput, CancelSessionResult } from "@concordat/cancel-session";
import type { DriftEvent, LogEvent } from "@concordat/runtime";
import { cancellerOf, clientCanceller } from "../conformance/cancellers.js";
import type { Facts } from "./facts.js";
import { meetToken, type TokenAnswer } from "./token-endpoint.js";
import { type Attempt, MAX_BODY_BYTES, meet } from "./wire.js";

/** One call, all that was told of it, and what it looked like alone. */
export interface Observation {
  readonly facts: Facts;
  readonly input: CancelSessionInput;
  /** What each request met, in order; no more than were sent. */
  readonly met: readonly Attempt[];
  readonly requests: readonly { readonly url: string; readonly init: RequestInit }[];
  readonly result: CancelSessionResult;
  /** Requests to the token endpoint. */
  readonly fetched: number;
  readonly drift: readonly DriftEvent[];
  readonly log: readonly LogEvent[];
}

/** Time stands still; whoever waits up to ten seconds has waited, and nothing takes longer than its limit, until limits run out. */
function stillClock() {
  const limits = new Set<() => void>();
  return {
    now: () => 0,
    after(ms: number, run: () => void) {
      let stopped = false;
      if (ms <= 10_000) queueMicrotask(() => stopped || run());
      else limits.add(run);
      return () => {
        stopped = true;
        limits.delete(run);
      };
    },
    runOut() {
      for (const run of [...limits]) run();
    },
  };
}

const TOKEN_URL = "https://provider.example/token";

/**
 * Calls a provider's generated adapter; each request meets the next attempt, and the last stands for all that follow. So with the answers of
 * a token endpoint, where there are any: then the adapter has client credentials.
 */
export async function ask(
  facts: Facts,
  attempts: readonly Attempt[],
  input: Partial<CancelSessionInput> = {},
  tokens: readonly TokenAnswer[] = [],
): Promise<Observation> {
  const clock = stillClock();
  let fetched = 0;
  const forToken = async () => {
    const one = tokens[Math.min(fetched, tokens.length - 1)];
    fetched += 1;
    if (one === undefined) throw new TypeError("nothing was scripted");
    return await meetToken(one, clock.runOut);
  };
  const requests: { url: string; init: RequestInit }[] = [];
  const met: Attempt[] = [];
  const drift: DriftEvent[] = [];
  const log: LogEvent[] = [];
  const options = {
    baseUrl: "https://provider.example",
    timeoutMs: 50_000,
    deadlineMs: 100_000,
    maxBodyBytes: MAX_BODY_BYTES,
    clock,
    random: () => 0,
    onDrift: (event: DriftEvent) => drift.push(event),
    onLog: (event: LogEvent) => log.push(event),
    fetch: async (url: string, init: RequestInit) => {
      if (url === TOKEN_URL) return await forToken();
      requests.push({ url, init });
      const one = attempts[Math.min(met.length, attempts.length - 1)];
      if (one === undefined) throw new TypeError("nothing was scripted");
      met.push(one);
      return meet(one);
    },
  };
  const canceller =
    tokens.length === 0 ? cancellerOf(facts.provider, options) : clientCanceller(facts.provider, options, TOKEN_URL);
  const whole = { sessionId: facts.sessionId, ...input };
  return { facts, input: whole, met, requests, result: await canceller.cancel(whole), fetched, drift, log };
}
