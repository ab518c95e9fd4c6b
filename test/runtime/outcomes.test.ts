import { createServer } from "node:net";
import { afterEach, describe, expect, it } from "vitest";
import { close, closeAccount, keyedClose, lookUp, summary } from "./support/closing.js";
import { heldClock } from "./support/held-clock.js";
import {
  cut,
  hang,
  json,
  raw,
  reset,
  type ScriptedServer,
  type Step,
  scripted,
  stall,
} from "./support/scripted-server.js";

let server: ScriptedServer | undefined;
afterEach(async () => {
  await server?.close();
  server = undefined;
});

/** Runs a script against the contract. */
async function outcome(...script: readonly Step[]): Promise<string> {
  server = await scripted(...script);
  return summary(await close({ client: { baseUrl: server.url, maxBodyBytes: 1000 } }));
}

describe("one answer over a real socket", () => {
  const shut = { id: "a", state: "SHUT" };
  const cases: readonly (readonly [name: string, step: Step, expected: string])[] = [
    ["a success that the body states", json(200, shut), "shut 200 body x1"],
    ["a pending state", json(200, { id: "a", state: "SHUTTING" }), "shutting 200 body x1"],
    ["an unknown state", json(200, { id: "a", state: "MELTED" }), "UNKNOWN 200 body x1"],
    ["another resource's id", json(200, { id: "b", state: "SHUT" }), "OTHER 200 body x1"],
    ["an absent id", json(200, { state: "SHUT" }), "shut 200 body x1"],
    ["an empty 200", raw(200, "", { "content-type": "application/json" }), "UNKNOWN 200 status_code x1"],
    ["a 200 of whitespace", raw(200, "  ", { "content-type": "application/json" }), "UNKNOWN 200 status_code x1"],
    [
      "a 200 that is no JSON",
      raw(200, "<p>ok</p>", { "content-type": "application/json" }),
      "UNKNOWN 200 status_code x1",
    ],
    ["a 200 of HTML", raw(200, "<p>ok</p>", { "content-type": "text/html" }), "UNKNOWN 200 status_code x1"],
    ["a 200 with a JSON list", json(200, [shut]), "UNKNOWN 200 status_code x1"],
    [
      "a byte order mark before the JSON",
      raw(200, `\ufeff${JSON.stringify(shut)}`, { "content-type": "application/json" }),
      "shut 200 body x1",
    ],
    [
      "a UTF-16 body that says so",
      raw(200, Buffer.from(JSON.stringify(shut), "utf16le"), { "content-type": "application/json; charset=utf-16le" }),
      "shut 200 body x1",
    ],
    ["a body without a media type", raw(200, JSON.stringify(shut)), "shut 200 body x1"],
    ["a body over the limit", json(200, { ...shut, filler: "x".repeat(2000) }), "UNKNOWN 200 status_code x1"],
    ["a 200 cut off", cut(200), "SILENCE 200 transport x1"],
    ["a reset after the request was read", reset, "SILENCE - transport x1"],
    ["a 202 that looks like success", json(202, shut), "UNKNOWN 202 status_code x1"],
    ["an undeclared 204", raw(204, ""), "UNKNOWN 204 status_code x1"],
    ["a redirect", raw(303, "", { location: "/elsewhere" }), "UNKNOWN 303 status_code x1"],
    ["an HTML 502", raw(502, "<h1>Bad gateway</h1>", { "content-type": "text/html" }), "BROKEN 502 http_semantics x1"],
    ["a 500 that looks like success", json(500, shut), "BROKEN 500 http_semantics x1"],
    ["a 500 cut off", cut(500), "BROKEN 500 http_semantics x1"],
    ["a known code", json(422, { code: "LOCKED" }), "LOCKED 422 body x1"],
    ["an unknown code of a named status", json(422, { code: "NEW" }), "REFUSED 422 status_code x1"],
    ["an unreadable named status", raw(422, "{", { "content-type": "application/json" }), "REFUSED 422 status_code x1"],
    ["a named status cut off", cut(422), "REFUSED 422 status_code x1"],
    ["a status of RFC 9110", json(404, {}), "NONE 404 http_semantics x1"],
    ["one cut off", cut(404), "NONE 404 http_semantics x1"],
    ["a range with a code", json(418, { code: "TEA" }), "REFUSED 418 status_code x1"],
    ["a range with a numeric code", json(418, { code: 7 }), "REFUSED 418 status_code x1"],
    ["a range without a code", json(418, {}), "UNKNOWN 418 status_code x1"],
    ["a range with an empty code", json(418, { code: "" }), "UNKNOWN 418 status_code x1"],
    ["a 429 that must not be waited for", json(429, {}, { "retry-after": "3600" }), "SLOWER 429 http_semantics x1"],
  ];
  it.each(cases)("%s", async (_, step, expected) => {
    expect(await outcome(step)).toBe(expected);
    expect(server?.seen).toHaveLength(1);
  });

  it("asks once, with the credential and the id as one segment", async () => {
    server = await scripted(json(200, { state: "SHUT" }));
    await close({ id: "a/b?c#d é", client: { baseUrl: `${server.url}/v1/` } });
    expect(server.seen[0]).toMatchObject({
      method: "POST",
      url: "/v1/accounts/a%2Fb%3Fc%23d%20%C3%A9/close",
      headers: { authorization: "Bearer tok_secret_c0ffee", accept: "application/json" },
    });
  });
});

describe("silence over a real socket", () => {
  it("is one try where no answer comes to a request that was read", async () => {
    const clock = heldClock();
    server = await scripted(() => clock.runOut());
    expect(summary(await close({ client: { baseUrl: server.url, clock } }))).toBe("SILENCE - transport x1");
  });

  it.each([
    [200, "SILENCE 200 transport x1"],
    [500, "BROKEN 500 http_semantics x1"],
  ])("keeps the status where a %d stalls in its body", async (status, expected) => {
    const clock = heldClock();
    server = await scripted(stall(status));
    const stalls = async (url: string, init: RequestInit) => {
      const response = await fetch(url, init);
      setImmediate(() => clock.runOut());
      return response;
    };
    expect(summary(await close({ client: { baseUrl: server.url, clock, fetch: stalls } }))).toBe(expected);
  });
});

describe("what was never sent", () => {
  it("is said of a refused connection, after its retries", async () => {
    const closed = await scripted(hang);
    await closed.close();
    expect(summary(await close({ client: { baseUrl: closed.url } }))).toBe("UNSENT - transport x3");
  });

  it("is said of a name with two addresses that both refuse", async () => {
    const closed = await scripted(hang);
    await closed.close();
    const baseUrl = closed.url.replace("127.0.0.1", "localhost");
    expect(summary(await close({ client: { baseUrl, retry: false } }))).toBe("UNSENT - transport x1");
  });

  it("is said of a name that does not resolve", async () => {
    const client = { baseUrl: "http://name.invalid", retry: false } as const;
    expect(summary(await close({ client }))).toBe("UNSENT - transport x1");
  });

  it("is not said of a server that speaks no TLS: the same error comes of one that stops to", async () => {
    const plain = createServer((socket) => {
      socket.on("error", () => undefined);
      socket.end("HTTP/1.1 200 OK\r\n\r\n");
    });
    await new Promise<void>((resolve) => plain.listen(0, "127.0.0.1", resolve));
    const address = plain.address();
    const port = typeof address === "object" ? address?.port : 0;
    const client = { baseUrl: `https://127.0.0.1:${port}`, retry: false } as const;
    expect(summary(await close({ client }))).toBe("SILENCE - transport x1");
    plain.close();
  });

  it("is not said where the cause does not tell", async () => {
    const fetch = () => Promise.reject(new TypeError("fetch failed"));
    expect(summary(await close({ client: { baseUrl: "http://127.0.0.1:2", fetch } }))).toBe("SILENCE - transport x1");
  });

  it("is not said where only some of several addresses failed before sending", async () => {
    const connect = Object.assign(new Error("connect"), { syscall: "connect" });
    const read = Object.assign(new Error("read ECONNRESET"), { syscall: "read" });
    const fetch = () => Promise.reject(new TypeError("x", { cause: new AggregateError([connect, read]) }));
    expect(summary(await close({ client: { baseUrl: "http://127.0.0.1:2", fetch } }))).toBe("SILENCE - transport x1");
  });

  it.each(["", ".", "..", "a\ud800"])("is said of the id %j, without a try", async (id) => {
    server = await scripted(json(200, {}));
    expect(summary(await close({ id, client: { baseUrl: server.url } }))).toBe("BAD_INPUT - transport x0");
    expect(server.seen).toHaveLength(0);
  });

  it("is said of an idempotency key that no header takes", async () => {
    const client = { baseUrl: "http://127.0.0.1:2" };
    const result = await close({ operation: keyedClose, idempotencyKey: "a\nb", client });
    expect(summary(result)).toBe("BAD_INPUT - transport x0");
  });

  it("sends an id that only looks like a dot segment", async () => {
    server = await scripted(json(200, { id: "%2e%2e", state: "SHUT" }));
    const result = await close({ id: "%2e%2e", client: { baseUrl: server.url } });
    expect(summary(result)).toBe("shut 200 body x1");
    expect(server.seen[0]?.url).toBe("/accounts/%252e%252e/close");
  });

  it("is said where the function that brings the credential fails", async () => {
    const auth = { token: () => Promise.reject(new Error("token endpoint down")) };
    expect(summary(await close({ client: { baseUrl: "http://127.0.0.1:2", auth } }))).toBe("UNSENT - transport x0");
  });
});

describe("a binding that fails", () => {
  it("leaves the outcome unknown, because the request was sent", async () => {
    server = await scripted(json(200, { id: "a", state: "SHUT" }));
    const { createCore } = await import("../../templates/runtime/src/index.js");
    const { perform } = await import("../../templates/runtime/src/contract.js");
    const { contract, service, token } = await import("./support/closing.js");
    const drift: string[] = [];
    const core = createCore(service, {
      baseUrl: server.url,
      auth: { token },
      onDrift: ({ rule }) => drift.push(rule),
    });
    const decide = () => {
      throw new Error("a defect");
    };
    const task = { contract, core, operation: closeAccount, input: { path: { id: "a" } }, identity: "a", decide };
    expect(summary(await perform(task))).toBe("UNKNOWN 200 body x1");
    expect(drift).toEqual(["example/schema-mismatch"]);
  });
});

describe("provenance", () => {
  it("holds the raw state, the request id and the wait that is asked for", async () => {
    server = await scripted(json(200, { id: "a", state: "MELTED" }, { "request-id": "req_1" }));
    const result = await close({ client: { baseUrl: server.url } });
    expect(result.provenance).toEqual({
      provider: "bank",
      httpStatus: 200,
      basis: "body",
      status: "MELTED",
      requestId: "req_1",
      attempts: 1,
    });
    await server.close();
    server = await scripted(json(429, {}, { "retry-after": "20" }));
    expect((await close({ client: { baseUrl: server.url } })).retryAfterMs).toBe(20_000);
  });

  it("reads state with a method that changes nothing", async () => {
    server = await scripted(reset, json(200, { id: "a", state: "SHUT" }));
    const result = await close({ operation: lookUp, client: { baseUrl: server.url } });
    expect(summary(result)).toBe("shut 200 body x2");
  });
});

it("an answer behind a redirect that a caller's own fetch followed is not understood", async () => {
  server = await scripted(raw(307, "", { location: "/elsewhere" }), json(200, { id: "a", state: "SHUT" }));
  const follows = (url: string, init: RequestInit) => fetch(url, { ...init, redirect: "follow" });
  const closed = await close({ client: { baseUrl: server.url, fetch: follows } });
  expect(summary(closed)).toBe("UNKNOWN - status_code x1");
});
