import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { startScriptedServer } from "../../generator/cli/conformance/scripted-server.js";
import type { Step } from "../../generator/contract/expectations/step.js";
import { cancellerOf } from "../conformance/cancellers.js";
import type { Observation } from "./ask.js";
import { allFacts, type Facts } from "./facts.js";
import { violations } from "./invariants.js";
import { type Attempt, attempt, MAX_BODY_BYTES } from "./wire.js";

/** 300 cases for five providers, each with a server of its own. */
const CASES = 60;

/** What a server does to make a caller meet an attempt. */
function stepOf(one: Attempt): Step {
  if (one.kind === "refused") return { kind: "refused" };
  if (one.kind === "lost") return { kind: "reset" };
  const body = new TextDecoder().decode(one.bytes);
  if (one.kind === "cut") return { kind: "cut", status: one.status, body };
  return { kind: "answer", status: one.status, headers: Object.fromEntries(one.headers), body };
}

/** The attempt as it is after it went through text, and with the media type that a broken answer has. */
function onTheWire(one: Attempt): Attempt {
  if (one.kind === "refused" || one.kind === "lost") return one;
  const bytes = new TextEncoder().encode(new TextDecoder().decode(one.bytes));
  return one.kind === "cut"
    ? { ...one, bytes, headers: new Headers({ "content-type": "application/json" }) }
    : { ...one, bytes };
}

/** WHATWG Fetch has no response for a 407 (HTTP-network-or-cache fetch, step 15): it is an error like a lost connection. */
function reachesCallers(one: Attempt): boolean {
  return one.kind === "refused" || one.kind === "lost" || one.status !== 407;
}

/**
 * How many requests a server sees that is asked once. `fetch` itself repeats one that is answered with 421 on a new connection (WHATWG Fetch,
 * HTTP-network-or-cache fetch), which is safe for any method (RFC 9110 §15.5.20).
 */
function requestsOf(one: Attempt): number {
  if (one.kind === "refused") return 0;
  return one.kind !== "lost" && one.status === 421 ? 2 : 1;
}

async function askOverHttp(facts: Facts, one: Attempt): Promise<Observation> {
  const server = await startScriptedServer([stepOf(one)]);
  const requests: { url: string; init: RequestInit }[] = [];
  const drift: Observation["drift"][number][] = [];
  const log: Observation["log"][number][] = [];
  try {
    const canceller = cancellerOf(facts.provider, {
      baseUrl: server.url,
      timeoutMs: 20_000,
      maxBodyBytes: MAX_BODY_BYTES,
      retry: false,
      onDrift: (event) => drift.push(event),
      onLog: (event) => log.push(event),
      fetch: (url, init) => {
        requests.push({ url, init });
        return fetch(url, init);
      },
    });
    const input = { sessionId: facts.sessionId };
    const result = await canceller.cancel(input);
    expect(server.seen).toHaveLength(requestsOf(one));
    return { facts, input, met: [one], requests, result, fetched: 0, drift, log };
  } finally {
    await server.close();
  }
}

describe.each(allFacts)("$provider, over real sockets", (facts) => {
  it(`keeps every invariant (${CASES} cases)`, async () => {
    await fc.assert(
      fc.asyncProperty(attempt(facts).filter(reachesCallers).map(onTheWire), async (one) => {
        expect(violations(await askOverHttp(facts, one))).toEqual([]);
      }),
      { numRuns: CASES },
    );
  });
});
