import { describe, expect, expectTypeOf, it } from "vitest";
import type { ClientOptions, Tracer } from "../../templates/runtime/src/index.js";
import { close } from "./support/closing.js";
import type { Tracer as OpenTelemetryTracer } from "./support/opentelemetry.js";
import { jsonResponse, scriptedFetch } from "./support/scripted-fetch.js";

const baseUrl = "https://bank.test";

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

  it("has the call below its span where it can be active, once, whatever else the tracer does", async () => {
    const fetch = async () => {
      log.push("fetch");
      return jsonResponse(200, { id: "a", state: "SHUT" });
    };
    const { log, tracer: plain } = recording();
    const tracer: Tracer = {
      startSpan: plain.startSpan,
      startActiveSpan(name, options, run) {
        run(plain.startSpan(name, options));
        run(plain.startSpan("again"));
        throw new Error("a defect of the tracer's");
      },
    };
    expect((await close({ client: { baseUrl, fetch, tracer } })).verdict.outcome).toBe("shut");
    expect(log.filter((entry) => entry === "fetch")).toHaveLength(1);
    expect(log.at(-1)).toBe("end");
  });

  it.each([
    ["does not run what it is given", () => undefined],
    [
      "throws",
      () => {
        throw new Error("a defect of the tracer's");
      },
    ],
  ])("is done without where it %s", async (_, startActiveSpan) => {
    const { log, tracer } = recording();
    const fetch = async () => jsonResponse(200, { id: "a", state: "SHUT" });
    const client = { baseUrl, fetch, tracer: { startSpan: tracer.startSpan, startActiveSpan } };
    expect((await close({ client })).verdict.outcome).toBe("shut");
    expect(log.at(-1)).toBe("end");
  });

  it("may be a tracer of OpenTelemetry", () => {
    expectTypeOf<OpenTelemetryTracer>().toExtend<Tracer>();
    expectTypeOf<OpenTelemetryTracer>().toExtend<NonNullable<ClientOptions["tracer"]>>();
  });
});
