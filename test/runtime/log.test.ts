import { inspect } from "node:util";
import { describe, expect, it } from "vitest";
import { createCore, type LogEvent } from "../../templates/runtime/src/index.js";
import { close, closeAccount, keyedClose, service, token } from "./support/closing.js";
import { fakeClock } from "./support/fake-clock.js";
import { jsonResponse, refused, resetError, scriptedFetch } from "./support/scripted-fetch.js";

const baseUrl = "https://bank.test";
const at = { provider: "bank", operation: "closeAccount", method: "POST", urlTemplate: "/accounts/{id}/close" };

async function logged(script: readonly (Response | Error | "hang")[], more: Parameters<typeof close>[0] = {}) {
  const events: LogEvent[] = [];
  const clock = fakeClock(0);
  const { fetch } = scriptedFetch(clock.now, ...script);
  const random = () => 0.5;
  const client = { baseUrl, fetch, clock, random, onLog: (event: LogEvent) => events.push(event), ...more.client };
  const failure = await close({ ...more, client }).then(
    () => undefined,
    (error: unknown) => error,
  );
  return { events, failure };
}

const done = jsonResponse(200, { id: "a", state: "SHUT", name: "Jane Doe" }, { "x-request-id": "r-1" });

describe("onLog", () => {
  it("hears of a request and its answer", async () => {
    expect((await logged([done], { id: "acct_9" })).events).toEqual([
      { ...at, event: "request", attempt: 1 },
      { ...at, event: "response", attempt: 1, status: 200, durationMs: 0, requestId: "r-1" },
    ]);
  });

  it("hears why a try failed, and how long is waited before the next", async () => {
    const cause = { name: "Error", code: "ECONNREFUSED", syscall: "connect", message: expect.any(String) };
    expect((await logged([refused, done])).events).toEqual([
      { ...at, event: "request", attempt: 1 },
      { ...at, event: "failure", attempt: 1, reason: "not_sent", cause, durationMs: 0 },
      { ...at, event: "retry", attempt: 2, waitMs: 125 },
      { ...at, event: "request", attempt: 2 },
      { ...at, event: "response", attempt: 2, status: 200, durationMs: 0, requestId: "r-1" },
    ]);
  });

  it("hears how long a silent try took", async () => {
    const { events } = await logged(["hang"], { client: { timeoutMs: 700 } });
    const cause = { name: "TimeoutError", message: "timed out" };
    expect(events[1]).toEqual({ ...at, event: "failure", attempt: 1, reason: "no_response", cause, durationMs: 700 });
  });

  it("hears of an abort", async () => {
    const abort = new AbortController();
    const fetch = () => {
      abort.abort();
      return new Promise<Response>(() => undefined);
    };
    const { events, failure } = await logged([], { client: { fetch }, options: { signal: abort.signal } });
    expect(failure).toMatchObject({ name: "AbortError", sent: "maybe" });
    expect(events.map((event) => ("reason" in event ? event.reason : event.event))).toEqual(["request", "aborted"]);
  });

  it("may abort: then nothing is sent", async () => {
    const abort = new AbortController();
    const fetch = () => Promise.reject(new Error("nothing should be sent"));
    const client = { fetch, onLog: () => abort.abort() };
    const { failure } = await logged([], { client, options: { signal: abort.signal } });
    expect(failure).toMatchObject({ name: "AbortError", sent: "no", attempts: 0 });
  });

  it("may be set for one call", async () => {
    const events: LogEvent[] = [];
    const { events: others } = await logged([done], { options: { onLog: (event) => events.push(event) } });
    expect([events.length, others.length]).toEqual([2, 0]);
  });

  it("is told no credential, no value that is sent, and nothing of a body", async () => {
    const echo = jsonResponse(500, { note: token }, { "x-request-id": `r ${btoa(`x${token}`)}` });
    const broken = new TypeError("fetch failed", { cause: new Error(`authorization: Bearer ${token}`) });
    const { events } = await logged([echo, broken, done], {
      id: "acct_of_jane",
      operation: keyedClose,
      idempotencyKey: "key_of_jane",
    });
    const text = inspect(events, { depth: 9 });
    expect(events).toHaveLength(8);
    for (const secret of [token, btoa(`x${token}`).slice(4, 20), "jane", "Jane"]) expect(text).not.toContain(secret);
  });

  it("shows a request id as one short line", async () => {
    // U+0085 is a control character that a header may hold.
    const long = jsonResponse(200, { id: "a", state: "SHUT" }, { "x-request-id": `a\u0085b${"c".repeat(400)}` });
    const { events } = await logged([long]);
    expect(events[1]).toMatchObject({ requestId: `a\ufffdb${"c".repeat(252)}…` });
  });

  it.each([
    [
      "throws",
      () => {
        throw new Error("a defect of the caller's");
      },
    ],
    ["rejects", () => Promise.reject(new Error("a defect of the caller's"))],
  ])("changes nothing where it %s", async (_, onLog) => {
    const { fetch } = scriptedFetch(() => 0, refused, done);
    const result = await close({ client: { baseUrl, fetch, onLog } });
    expect(result).toMatchObject({ verdict: { outcome: "shut" }, provenance: { attempts: 2 } });
  });

  it("must be a function", () => {
    const options = { baseUrl, onLog: "yes" as never };
    expect(() => createCore(service, options)).toThrow("bank: option onLog must be a function");
  });

  it("tells one event of each kind in its order, whatever the script", async () => {
    const { events } = await logged([jsonResponse(429, {}, { "retry-after": "1" }), resetError], {
      operation: closeAccount,
    });
    const kinds = events.map(({ attempt, event }) => `${event} ${attempt}`);
    expect(kinds).toEqual(["request 1", "response 1", "retry 2", "request 2", "failure 2"]);
  });
});
