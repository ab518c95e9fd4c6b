import { describe, expect, it, vi } from "vitest";
import { call, createCore, type DriftEvent, makeValidator, type Tracer } from "../../templates/runtime/src/index.js";
import { close, closeAccount, service, token } from "./support/closing.js";
import { jsonResponse, scriptedFetch } from "./support/scripted-fetch.js";

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
    ["an unknown state", jsonResponse(200, { id: "a", state: "Jane Doe" }), "docs/enum-value-differs", "/state"],
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

describe("tracer", () => {
  function recording() {
    const log: unknown[] = [];
    const span = {
      setAttribute: (name: string, value: unknown) => log.push([name, value]),
      recordException: ({ name }: { name: string }) => log.push(["exception", name]),
      setStatus: ({ code }: { code: number }) => log.push(["status", code]),
      end: () => log.push("end"),
    };
    const tracer: Tracer = {
      startSpan(name, options) {
        log.push([name, options]);
        return span;
      },
    };
    return { log, tracer };
  }

  it("has one span for a call, whatever its tries", async () => {
    const { log, tracer } = recording();
    const limited = new Response(null, { status: 429, headers: { "retry-after": "0" } });
    const { fetch } = scriptedFetch(() => 0, limited, jsonResponse(200, { id: "a", state: "SHUT" }));
    await close({ id: "acct_9", client: { baseUrl: "http://127.0.0.1:8080", fetch, tracer } });
    expect(log).toEqual([
      [
        "POST /accounts/{id}/close",
        {
          kind: 2,
          attributes: {
            "http.request.method": "POST",
            "url.template": "/accounts/{id}/close",
            "url.scheme": "http",
            "server.address": "127.0.0.1",
            "server.port": 8080,
            "peer.service": "bank",
          },
        },
      ],
      ["http.response.status_code", 200],
      ["http.request.resend_count", 1],
      "end",
    ]);
  });

  it("hears of refusals, failed connections and aborts", async () => {
    const { log, tracer } = recording();
    await close({ client: { baseUrl, tracer, fetch: async () => jsonResponse(404, {}) } });
    await close({ client: { baseUrl, tracer, fetch: () => Promise.reject(new Error("x")) } });
    await close({ client: { baseUrl, tracer }, options: { signal: AbortSignal.abort() } }).catch(() => undefined);
    expect(log).toContainEqual(["error.type", "404"]);
    expect(log).toContainEqual(["error.type", "no_response"]);
    expect(log).toContainEqual(["error.type", "AbortError"]);
    expect(log.filter((entry) => entry === "end")).toHaveLength(3);
  });

  it("does not change the outcome when it throws", async () => {
    const tracer: Tracer = {
      startSpan: () => {
        throw new Error("a defect of the tracer's");
      },
    };
    const fetch = async () => jsonResponse(200, { id: "a", state: "SHUT" });
    expect((await close({ client: { baseUrl, fetch, tracer } })).verdict.outcome).toBe("shut");
  });
});
