import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import type { MockOptions } from "../../generator/cli/mock/app.js";
import { type Acme, acmeProject, type Served, serveMock } from "./acme.js";

let acme: Acme;
beforeAll(async () => {
  acme = await acmeProject();
});
afterAll(() => acme.remove());

const served: Served[] = [];
afterEach(async () => {
  for (const each of served.splice(0)) await each.end();
});
async function mock(options: MockOptions = {}) {
  const server = await serveMock(acme, options);
  served.push(server);
  return {
    ...server,
    stop: (sessionId: string, more: object = {}, scenario?: string) =>
      server.ask("cancel-session", { sessionId, ...more }, scenario),
    read: async (sessionId: string) => (await server.ask("get-session", { sessionId })).state,
    admin: (method: string, path = "", body?: object) =>
      fetch(`${server.url}/__admin/objects${path}`, {
        method,
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      }),
  };
}

describe("an object that two operations name", () => {
  it("is open until it is moved, and then in the state that the moving operation told of", async () => {
    const { stop, read } = await mock();
    expect(await read("s_1")).toBe("open");
    expect(await stop("s_1")).toMatchObject({ outcome: "cancelled" });
    expect(await read("s_1")).toBe("cancelled");
    expect(await stop("s_1")).toMatchObject({ fault: { code: "SESSION_NOT_CANCELLABLE" } });
    expect(await read("s_2")).toBe("open");
  });

  it.each([
    ["SESSION_COMPLETED-1", "completed"],
    ["session_expired_2", "expired"],
    // The provider's own words do as well.
    ["paid-9", "completed"],
    ["EXPIRED_9", "expired"],
    ["cancel_pending-3", "open"],
  ])("whose id is %s is %s from its first reading", async (id, state) => {
    const { read } = await mock();
    expect(await read(id)).toBe(state);
  });

  it("is no object for either of them where its id says so", async () => {
    const { ask, stop } = await mock();
    expect(await stop("SESSION_NOT_FOUND-1")).toMatchObject({ fault: { code: "SESSION_NOT_FOUND" } });
    expect(await ask("get-session", { sessionId: "SESSION_NOT_FOUND-1" })).toMatchObject({ outcome: "not_found" });
  });

  it("is not moved by a reading, nor by a scenario that refuses, fails or is silent", async () => {
    const { stop, read } = await mock();
    for (const scenario of ["SESSION_NOT_CANCELLABLE", "PROVIDER_FAULT", "RATE_LIMITED", "NO_RESPONSE"])
      await stop("s_1", {}, scenario);
    expect(await read("s_1")).toBe("open");
  });

  it("can be asked for in each state by the provider's own word", async () => {
    const { ask } = await mock();
    const states = [];
    for (const word of ["active", "canceling", "paid", "canceled", "expired"])
      states.push((await ask("get-session", { sessionId: "s_1" }, word)).state);
    expect(states).toEqual(["open", "processing", "completed", "cancelled", "expired"]);
  });
});

describe("time", () => {
  it("brings what is pending to its end", async () => {
    let now = 0;
    const { stop, read } = await mock({ now: () => now, pendingMs: 1_000 });
    expect(await stop("cancel_pending-1")).toMatchObject({ outcome: "cancel_pending" });
    now = 999;
    expect(await read("cancel_pending-1")).toBe("processing");
    expect(await stop("cancel_pending-1")).toMatchObject({ outcome: "cancel_pending" });
    now = 2_000;
    expect(await read("cancel_pending-1")).toBe("cancelled");
    expect(await stop("cancel_pending-1")).toMatchObject({ fault: { code: "SESSION_NOT_CANCELLABLE" } });
  });

  it("makes of an object that nothing happens to what was asked for", async () => {
    let now = 0;
    const { stop, read } = await mock({ now: () => now, later: { scenario: "SESSION_EXPIRED", afterMs: 60_000 } });
    expect([await read("s_1"), await read("s_2")]).toEqual(["open", "open"]);
    await stop("s_2");
    now = 60_000;
    expect([await read("s_1"), await read("s_2")]).toEqual(["expired", "cancelled"]);
    expect(await stop("s_1")).toMatchObject({ fault: { code: "SESSION_EXPIRED" } });
  });

  it("cannot make of it what is no scenario", async () => {
    await expect(mock({ later: { scenario: "NOPE", afterMs: 1 } })).rejects.toThrow('no scenario "NOPE"');
  });
});

describe("an idempotency key", () => {
  it("gets the same answer for the same request, and a conflict for another", async () => {
    const { stop } = await mock();
    const first = await stop("s_1", { idempotencyKey: "k_1" });
    expect(await stop("s_1", { idempotencyKey: "k_1" })).toEqual(first);
    expect(await stop("s_1", { idempotencyKey: "k_2" })).toMatchObject({ outcome: "not_cancelled" });
    expect(await stop("s_2", { idempotencyKey: "k_1" })).toMatchObject({ fault: { code: "IDEMPOTENCY_CONFLICT" } });
  });

  it("is not spent by silence or a failure", async () => {
    const { stop } = await mock();
    for (const scenario of ["NO_RESPONSE", "PROVIDER_FAULT"]) await stop("s_1", { idempotencyKey: "k" }, scenario);
    expect(await stop("s_1", { idempotencyKey: "k" })).toMatchObject({ outcome: "cancelled" });
  });
});

describe("a mock that stands in for a sandbox", () => {
  it("knows only what was put there", async () => {
    const { stop, read, admin } = await mock({ knownOnly: true });
    expect(await stop("s_1")).toMatchObject({ fault: { code: "SESSION_NOT_FOUND" } });
    await admin("PUT", "/s_1", { scenario: null });
    expect([await read("s_1"), (await stop("s_1")).outcome]).toEqual(["open", "cancelled"]);
  });

  it("takes one credential only", async () => {
    const { stop } = await mock({ credential: "another" });
    expect(await stop("s_1")).toMatchObject({ fault: { code: "UNAUTHENTICATED" } });
    const open = await mock({ credential: "key" });
    expect(await open.stop("s_1")).toMatchObject({ outcome: "cancelled" });
  });
});

describe("what is behind the mock", () => {
  it("lists objects with their states, sets one, forgets one, and all", async () => {
    const { stop, read, admin } = await mock({ now: () => 0 });
    await stop("s 1/2", { idempotencyKey: "k" });
    await read("s_2");
    const since = "1970-01-01T00:00:00.000Z";
    expect(await (await admin("GET")).json()).toEqual({
      objects: [
        { id: "s 1/2", scenario: "cancelled", state: "canceled", since },
        { id: "s_2", scenario: null, since },
      ],
    });
    expect((await admin("PUT", "/s_2", { scenario: "SESSION_COMPLETED" })).status).toBe(200);
    expect(await read("s_2")).toBe("completed");
    expect((await admin("DELETE", `/${encodeURIComponent("s 1/2")}`)).status).toBe(204);
    expect(await read("s 1/2")).toBe("open");
    expect((await admin("DELETE")).status).toBe(204);
    expect(await (await admin("GET")).json()).toEqual({ objects: [] });
    expect(await stop("s_9", { idempotencyKey: "k" })).toMatchObject({ outcome: "cancelled" });
  });

  it.each([
    ["PUT", "/s_1", 422, { scenario: "NOPE" }],
    ["PUT", "/s_1", 422, undefined],
    ["DELETE", "/s_1", 404, undefined],
    ["GET", "/s_1", 404, undefined],
    ["GET", "/%ff", 404, undefined],
    ["POST", "", 405, undefined],
    ["PATCH", "/s_1", 405, undefined],
    ["GET", "/a/b", 404, undefined],
    ["DELETE", "/", 404, undefined],
    ["GET", "/", 404, undefined],
  ])("answers %s %s with %i as a problem", async (method, path, status, body) => {
    const { admin } = await mock();
    const response = await admin(method, path, body);
    expect([response.status, response.headers.get("content-type")]).toEqual([status, "application/problem+json"]);
  });

  it("keeps nothing of a body that has no end", async () => {
    const { url } = await mock();
    let sent = 0;
    const body = new ReadableStream({
      async pull(controller) {
        sent += 1;
        await new Promise((resolve) => setImmediate(resolve));
        controller.enqueue(new Uint8Array(10_000).fill(0x20));
      },
    });
    const response = await fetch(`${url}/__admin/objects/s_1`, { method: "PUT", body, duplex: "half" } as RequestInit);
    expect(response.status).toBe(422);
    expect(sent).toBeLessThan(10_000);
    await response.body?.cancel();
  });

  it("says which scenarios there are", async () => {
    const { url } = await mock();
    const told = (await (await fetch(`${url}/__admin/scenarios`)).json()) as { operations: Record<string, string[]> };
    expect(told.operations.stopSession).toContain("SESSION_EXPIRED");
    expect(told.operations.readSession).toEqual(expect.arrayContaining(["found", "not_found", "expired"]));
  });

  it("answers for an id of any length, and remembers none that is longer than ids are", async () => {
    const { stop, admin } = await mock();
    const id = "x".repeat(2_000);
    for (let call = 0; call < 2; call += 1) expect(await stop(id)).toMatchObject({ outcome: "cancelled" });
    expect(await stop("__proto__")).toMatchObject({ outcome: "cancelled", sessionId: "__proto__" });
    const { objects } = (await (await admin("GET")).json()) as { objects: { id: string }[] };
    expect(objects.map((each) => each.id)).toEqual(["__proto__"]);
  });

  it("remembers no more objects than it may", async () => {
    const { stop, read, admin } = await mock({ most: 3 });
    for (const id of ["a", "b", "c", "d"]) await stop(id);
    const { objects } = (await (await admin("GET")).json()) as { objects: { id: string }[] };
    expect(objects.map(({ id }) => id)).toEqual(["b", "c", "d"]);
    expect(await read("a")).toBe("open");
  });
});
