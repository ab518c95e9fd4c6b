import { describe, expect, it } from "vitest";
import type { ClientOptions, OperationSpec } from "../../templates/runtime/src/index.js";
import { retryAfterMs } from "../../templates/runtime/src/retry.js";
import { close, closeAccount, keyedClose, lookUp, summary } from "./support/closing.js";
import { fakeClock } from "./support/fake-clock.js";
import { jsonResponse, refused, resetError, scriptedFetch } from "./support/scripted-fetch.js";

const shut = jsonResponse(200, { id: "a", state: "SHUT" });
const slower = (after?: string) => jsonResponse(429, {}, after === undefined ? {} : { "retry-after": after });

interface Run {
  readonly script: readonly (Response | Error | "hang")[];
  readonly operation?: OperationSpec;
  readonly idempotencyKey?: string;
  readonly client?: ClientOptions;
}

/** Runs with a clock that needs no time; what came of it, and when each try started. */
async function run({ script, client, ...closing }: Run) {
  const clock = fakeClock();
  const start = clock.time;
  const { fetch, sent } = scriptedFetch(clock.now, ...script);
  const result = await close({
    ...closing,
    client: { baseUrl: "https://bank.test", fetch, clock, random: () => 0.999999, ...client },
  });
  return { said: summary(result), at: sent.map(({ at }) => at - start), sent, result };
}

describe("a try that never left", () => {
  it("is repeated with growing waits", async () => {
    const { at, said } = await run({ script: [refused, refused, shut] });
    expect(said).toBe("shut 200 body x3");
    expect(at).toEqual([0, 249, 748]);
  });

  it("is repeated as often as is asked for, its waits no longer than the cap", async () => {
    const { at, said } = await run({ script: [refused], client: { retry: { max: 4, capMs: 300 } } });
    expect(said).toBe("UNSENT - transport x5");
    expect(at).toEqual([0, 249, 548, 847, 1146]);
  });

  it("is not repeated where retry is false", async () => {
    expect((await run({ script: [refused], client: { retry: false } })).said).toBe("UNSENT - transport x1");
  });

  it("waits anything between nothing and the bound", async () => {
    const { at } = await run({ script: [refused, shut], client: { random: () => 0 } });
    expect(at).toEqual([0, 0]);
  });

  it("is not repeated when the deadline leaves no room", async () => {
    const { said } = await run({ script: [refused], client: { deadlineMs: 200 } });
    expect(said).toBe("UNSENT - transport x1");
  });
});

describe("429", () => {
  it("is repeated after the seconds that it names", async () => {
    const { at, said } = await run({ script: [slower("3"), shut] });
    expect(said).toBe("shut 200 body x2");
    expect(at).toEqual([0, 3000]);
  });

  it("is repeated at the date that it names", async () => {
    const { at, said } = await run({ script: [slower("Thu, 01 Jan 2026 00:00:05 GMT"), shut] });
    expect(said).toBe("shut 200 body x2");
    expect(at).toEqual([0, 5000]);
  });

  it("is repeated with backoff where it names none", async () => {
    expect((await run({ script: [slower(), shut] })).at).toEqual([0, 249]);
  });

  it("is not asked again before its time: a wait beyond the cap ends the call", async () => {
    const { result, said } = await run({ script: [slower("11")] });
    expect(said).toBe("SLOWER 429 http_semantics x1");
    expect(result.retryAfterMs).toBe(11_000);
  });

  it("ends the call where the deadline comes first", async () => {
    const { said } = await run({ script: [slower("9")], client: { deadlineMs: 8000 } });
    expect(said).toBe("SLOWER 429 http_semantics x1");
  });

  it("is a definite refusal still when the next try cannot be sent", async () => {
    expect((await run({ script: [slower("1"), refused] })).said).toBe("SLOWER 429 http_semantics x3");
  });

  it("leaves doubt when the next try is not answered", async () => {
    expect((await run({ script: [slower("1"), resetError] })).said).toBe("SILENCE - transport x2");
  });
});

describe("silence", () => {
  it.each([
    ["a reset", resetError],
    ["a failing server", jsonResponse(503, {})],
    ["an unanswered request", "hang"],
  ] as const)("after %s, an operation without a key is sent once", async (_, step) => {
    expect((await run({ script: [step, shut] })).sent).toHaveLength(1);
  });

  it("is one try where the provider takes a key and none is given", async () => {
    expect((await run({ script: [resetError, shut], operation: keyedClose })).sent).toHaveLength(1);
  });

  it("is one try where a key is given and the provider takes none", async () => {
    const { sent } = await run({ script: [resetError, shut], operation: closeAccount, idempotencyKey: "k1" });
    expect(sent).toHaveLength(1);
  });

  it("is repeated with the same key", async () => {
    const run1 = await run({
      script: [resetError, jsonResponse(500, {}), shut],
      operation: keyedClose,
      idempotencyKey: "k1",
    });
    expect(run1.said).toBe("shut 200 body x3");
    expect(run1.sent.map(({ init }) => new Headers(init.headers).get("idempotency-key"))).toEqual(["k1", "k1", "k1"]);
  });

  it("is repeated for a method that changes nothing", async () => {
    expect((await run({ script: ["hang", jsonResponse(502, {}), shut], operation: lookUp })).said).toBe(
      "shut 200 body x3",
    );
  });

  it("is not repeated after an answer that is not understood", async () => {
    const script = [jsonResponse(200, { id: "a", state: "MELTED" }), shut];
    const { said } = await run({ script, operation: keyedClose, idempotencyKey: "k1" });
    expect(said).toBe("UNKNOWN 200 body x1");
  });

  it("takes no longer than the deadline over all tries", async () => {
    const client = { timeoutMs: 10_000, deadlineMs: 15_000 };
    const { at, said } = await run({ script: ["hang"], operation: keyedClose, idempotencyKey: "k1", client });
    expect(said).toBe("SILENCE - transport x2");
    expect(at).toEqual([0, 10_249]);
  });

  it("heeds the Retry-After of a failing server", async () => {
    const script = [jsonResponse(503, {}, { "retry-after": "2" }), shut];
    expect((await run({ script, operation: keyedClose, idempotencyKey: "k1" })).at).toEqual([0, 2000]);
  });
});

describe("once a try went unanswered", () => {
  const keyed = { operation: keyedClose, idempotencyKey: "k1" };
  it.each([
    ["a success", shut, "shut 200 body x2"],
    ["a pending state", jsonResponse(200, { id: "a", state: "SHUTTING" }), "shutting 200 body x2"],
    ["a state that settles it", jsonResponse(200, { id: "a", state: "GONE" }), "GONE 200 body x2"],
    ["a refusal by code", jsonResponse(422, { code: "LOCKED" }), "SILENCE 422 transport x2"],
    ["401", jsonResponse(401, {}), "SILENCE 401 transport x2"],
    ["404", jsonResponse(404, {}), "SILENCE 404 transport x2"],
    ["409", jsonResponse(409, { code: "DUP" }), "SILENCE 409 transport x2"],
    ["429 that is not waited for", slower("3600"), "SILENCE 429 transport x2"],
    ["an unknown state", jsonResponse(200, { id: "a", state: "MELTED" }), "SILENCE 200 transport x2"],
    ["another resource", jsonResponse(200, { id: "b", state: "SHUT" }), "SILENCE 200 transport x2"],
  ] as const)("%s is what it may be", async (_, step, expected) => {
    expect((await run({ ...keyed, script: [resetError, step] })).said).toBe(expected);
  });

  it("a refused connection does not mean that nothing was sent", async () => {
    expect((await run({ ...keyed, script: [resetError, refused] })).said).toBe("SILENCE - transport x3");
  });

  it("provenance keeps the last status and code, and no wait is passed on", async () => {
    const { result } = await run({
      ...keyed,
      script: [resetError, jsonResponse(409, { code: "DUP" }, { "x-request-id": "r2" })],
    });
    expect(result.provenance).toMatchObject({ httpStatus: 409, code: "DUP", requestId: "r2" });
    expect(result).not.toHaveProperty("retryAfterMs");
  });

  it("provenance keeps the status of an earlier answer when the last try is silent", async () => {
    const { result } = await run({ ...keyed, script: [jsonResponse(500, { code: "E1" }), resetError] });
    expect(summary(result)).toBe("SILENCE 500 transport x3");
    expect(result.provenance.code).toBe("E1");
  });

  it("a server that fails at every try has failed", async () => {
    expect((await run({ ...keyed, script: [jsonResponse(500, {})] })).said).toBe("BROKEN 500 http_semantics x3");
  });
});

describe("Retry-After", () => {
  const now = Date.UTC(2026, 0, 1);
  it.each([
    ["0", 0],
    [" 120 ", 120_000],
    ["Thu, 01 Jan 2026 00:01:00 GMT", 60_000],
    ["Thursday, 01-Jan-26 00:01:00 GMT", 60_000],
    ["Thu Jan  1 00:01:00 2026", 60_000],
    ["Wed, 31 Dec 2025 23:00:00 GMT", 0],
    ["-1", undefined],
    ["1.5", undefined],
    ["soon", undefined],
    ["2026-01-01T00:01:00Z", undefined],
    ["", undefined],
    ["9".repeat(400), Number.MAX_SAFE_INTEGER],
    ["1, 2", undefined],
    ["Fri, 31 Dec 9999 23:59:59 GMT", Date.UTC(9999, 11, 31, 23, 59, 59) - now],
  ])("%j is %j", (text, expected) => {
    expect(retryAfterMs(new Headers({ "retry-after": text }), now)).toBe(expected);
  });

  it.each([
    ["an hour ahead of ours", "Thu, 01 Jan 2026 01:00:00 GMT", "Thu, 01 Jan 2026 01:00:05 GMT"],
    ["an hour behind it", "Wed, 31 Dec 2025 23:00:00 GMT", "Wed, 31 Dec 2025 23:00:05 GMT"],
  ])("is by the answer's own Date where that clock is %s", (_, date, retryAfter) => {
    expect(retryAfterMs(new Headers({ date, "retry-after": retryAfter }), now)).toBe(5_000);
  });

  it("is by our own clock where the Date is none", () => {
    const headers = { date: "yesterday", "retry-after": "Thu, 01 Jan 2026 00:00:05 GMT" };
    expect(retryAfterMs(new Headers(headers), now)).toBe(5_000);
  });
});
