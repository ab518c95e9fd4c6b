import { describe, expect, it, vi } from "vitest";
import { perform } from "../../templates/runtime/src/contract.js";
import { call, createCore, type DriftEvent, makeValidator } from "../../templates/runtime/src/index.js";
import type { ServiceValidators } from "../../templates/runtime/src/schema.js";
import * as v from "../../templates/runtime/src/validation.js";
import { close, closeAccount, contract, decide, service, token } from "./support/closing.js";
import { fakeClock } from "./support/fake-clock.js";
import { jsonResponse } from "./support/scripted-fetch.js";

const baseUrl = "https://bank.test";

async function drift(response: Response): Promise<readonly DriftEvent[]> {
  const events: DriftEvent[] = [];
  await close({ client: { baseUrl, fetch: async () => response, onDrift: (event) => events.push(event) } });
  return events;
}

describe("onDrift", () => {
  it("hears nothing of a response that is as the document says", async () => {
    expect(await drift(jsonResponse(200, { id: "a", state: "SHUT" }))).toEqual([]);
  });

  it.each([
    ["an undeclared status", jsonResponse(302, {}), "contract/status-missing", ""],
    [
      "an unreadable body",
      new Response("{", { headers: { "content-type": "application/json" } }),
      "example/schema-mismatch",
      "",
    ],
    [
      "an empty body",
      new Response("", { headers: { "content-type": "application/json" } }),
      "example/schema-mismatch",
      "",
    ],
    [
      "an undeclared media type",
      new Response("x", { status: 422, headers: { "content-type": "text/html" } }),
      "example/schema-mismatch",
      "",
    ],
    ["an absent state", jsonResponse(200, { id: "a" }), "example/field-missing", "/state"],
    [
      "a state that is null",
      jsonResponse(200, { id: "a", state: null, note: "Jane Doe" }),
      "example/field-missing",
      "/state",
    ],
    ["an absent id", jsonResponse(200, { state: "SHUT" }), "example/field-missing", "/id"],
  ])("hears of %s", async (_, response, rule, pointer) => {
    const events = await drift(response);
    expect(events).toMatchObject([
      { provider: "bank", operation: "closeAccount", status: response.status, rule, pointer },
    ]);
    expect(JSON.stringify(events)).not.toContain("Jane");
  });

  it("does not change the outcome when it throws", async () => {
    const onDrift = () => {
      throw new Error("a defect of the caller's");
    };
    const fetch = async () => jsonResponse(200, { state: "SHUT" });
    expect((await close({ client: { baseUrl, fetch, onDrift } })).verdict.outcome).toBe("shut");
    expect((await close({ client: { baseUrl, fetch, onDrift: async () => onDrift() } })).verdict.outcome).toBe("shut");
  });

  it("loads the full validators once, and only where it is set", async () => {
    const violation = { pointer: "/amount", keyword: "type", message: "must be a number" };
    const responses = { "200": { "application/json": makeValidator(() => [violation]) } };
    const load = vi.fn(async () => ({ closeAccount: { responses } }));
    const fetch = async () => jsonResponse(200, { id: "a", state: "SHUT" });
    const options = { baseUrl, auth: { token }, fetch };
    await call(createCore(service, options, load), closeAccount, { path: { id: "a" } });
    expect(load).not.toHaveBeenCalled();

    const events: DriftEvent[] = [];
    const core = createCore(service, { ...options, onDrift: (event) => events.push(event) }, load);
    await call(core, closeAccount, { path: { id: "a" } });
    await call(core, closeAccount, { path: { id: "a" } });
    expect(load).toHaveBeenCalledTimes(1);
    expect(events).toHaveLength(2);
    expect(events[0]).toMatchObject({
      rule: "example/schema-mismatch",
      pointer: "/amount",
      message: "must be a number",
    });
  });

  it("tells of a value of the wrong type once, and not of what follows from it", async () => {
    const violations = [
      { pointer: "/state", keyword: "enum", message: "must be one of the document's values" },
      { pointer: "/state", keyword: "type", message: "must be text" },
      { pointer: "/others/*", keyword: "enum", message: "must be one of the document's values" },
      { pointer: "/others/*", keyword: "type", message: "must be text" },
    ];
    const responses = { "200": { "application/json": makeValidator(() => violations) } };
    const events: DriftEvent[] = [];
    const options = { auth: { token }, baseUrl, onDrift: events.push.bind(events) };
    const fetch = async () => jsonResponse(200, { id: "a", state: null, others: { x: 1, y: "z" } });
    const core = createCore(service, { ...options, fetch }, async () => ({ closeAccount: { responses } }));
    await perform({ contract, core, operation: closeAccount, input: { path: { id: "a" } }, identity: "a", decide });
    await vi.waitFor(() => expect(events).not.toEqual([]));
    expect(events.map(({ message, pointer }) => [pointer, message])).toEqual([
      ["/state", "must be text"],
      ["/others/*", "must be one of the document's values"],
      ["/others/*", "must be text"],
      // What a binding misses it tells for itself: the validators may not be there.
      ["/state", "The value is absent or null."],
    ]);
  });

  it("points at members by the document's names alone", async () => {
    const check: v.Check = (value, at, report) => {
      const holders = v.isObject(value) ? v.own(value, "holders") : undefined;
      for (const key of v.isObject(holders) ? v.keysOf(holders) : [])
        report.add(`${at}/holders/${report.token(key)}`, "type", "must be text");
    };
    const responses = { "200": { "application/json": v.validator(check, "response") } };
    const events: DriftEvent[] = [];
    const body = { id: "a", holders: { "jane.doe@example.com": 1, "a/b": 2 } };
    const options = { auth: { token }, fetch: async () => jsonResponse(200, body), onDrift: events.push.bind(events) };
    const core = createCore(service, { baseUrl, ...options }, async () => ({ closeAccount: { responses } }));
    await call(core, closeAccount, { path: { id: "a" } });
    expect(events.map(({ pointer }) => pointer)).toEqual(["/holders/*", "/holders/*"]);
    // Whoever checks a value of their own is told where it is wrong.
    const own = responses["200"]["application/json"].check(body);
    expect(own.map(({ pointer }) => pointer)).toEqual(["/holders/jane.doe@example.com", "/holders/a~1b"]);
  });

  it("holds no credential, whatever a validator says", async () => {
    const violation = { pointer: `/${btoa(`x${token}`)}`, keyword: "type", message: `not ${token}` };
    const responses = { "200": { "application/json": makeValidator(() => [violation]) } };
    const events: DriftEvent[] = [];
    const options = { auth: { token }, fetch: async () => jsonResponse(200, {}), onDrift: events.push.bind(events) };
    const core = createCore(service, { baseUrl, ...options }, async () => ({ closeAccount: { responses } }));
    await call(core, closeAccount, { path: { id: "a" } });
    expect(events).toMatchObject([{ pointer: expect.stringContaining("[redacted]"), message: "not [redacted]" }]);
  });

  it("does not wait for validators, and is told what they find when they are there", async () => {
    const responses = {
      "200": { "application/json": makeValidator(() => [{ pointer: "/x", keyword: "type", message: "m" }]) },
    };
    let arrive: (() => void) | undefined;
    const load = () =>
      new Promise<ServiceValidators>((resolve) => {
        arrive = () => resolve({ closeAccount: { responses } });
      });
    const clock = fakeClock();
    const start = clock.time;
    const events: DriftEvent[] = [];
    const options = { auth: { token }, fetch: async () => jsonResponse(200, { id: "a" }), clock, deadlineMs: 50 };
    const core = createCore(service, { baseUrl, ...options, onDrift: (event) => events.push(event) }, load);
    expect(await call(core, closeAccount, { path: { id: "a" } })).toMatchObject({ status: 200 });
    expect([clock.time - start, events.length]).toEqual([0, 0]);
    arrive?.();
    await vi.waitFor(() => expect(events).toMatchObject([{ pointer: "/x" }]));
  });

  it("may be set for one call", async () => {
    const events: DriftEvent[] = [];
    const fetch = async () => jsonResponse(200, { state: "SHUT" });
    await close({ client: { baseUrl, fetch }, options: { onDrift: (event) => events.push(event) } });
    expect(events).toHaveLength(1);
  });

  it("survives validators that cannot be loaded, or throw", async () => {
    const fetch = async () => jsonResponse(200, { id: "a" });
    const throwing = makeValidator(() => {
      throw new Error("x");
    });
    for (const load of [
      () => Promise.reject(new Error("no such file")),
      async () => ({ closeAccount: { responses: { "200": { "application/json": throwing } } } }),
    ]) {
      const core = createCore(service, { baseUrl, auth: { token }, fetch, onDrift: () => undefined }, load);
      expect(await call(core, closeAccount, { path: { id: "a" } })).toMatchObject({ status: 200 });
    }
  });
});
