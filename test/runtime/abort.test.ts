import { afterEach, describe, expect, it } from "vitest";
import { AbortedError, call, createCore, type LogEvent, TransportError } from "../../templates/runtime/src/index.js";
import { close, closeAccount, keyedClose, service, token } from "./support/closing.js";
import { refused } from "./support/scripted-fetch.js";
import { cut, hang, json, type ScriptedServer, scripted } from "./support/scripted-server.js";

let server: ScriptedServer | undefined;
afterEach(async () => {
  await server?.close();
});

async function errorOf(promise: Promise<unknown>): Promise<unknown> {
  return await promise.then(
    () => undefined,
    (error: unknown) => error,
  );
}

describe("an abort", () => {
  it("before anything was sent says so, and sends nothing", async () => {
    server = await scripted(json(200, {}));
    const options = { signal: AbortSignal.abort() };
    const error = await errorOf(close({ client: { baseUrl: server.url }, options }));
    expect(error).toBeInstanceOf(AbortedError);
    expect(error).toMatchObject({ name: "AbortError", sent: "no", attempts: 0 });
    expect(server.seen).toHaveLength(0);
  });

  it("after the request was read says that it may have been carried out", async () => {
    const controller = new AbortController();
    server = await scripted(() => controller.abort());
    const error = await errorOf(close({ client: { baseUrl: server.url }, options: { signal: controller.signal } }));
    expect(error).toMatchObject({ name: "AbortError", sent: "maybe", attempts: 1 });
    expect(String(error)).toContain("may have been carried out");
  });

  it("while waiting after silence says that it may have been carried out", async () => {
    server = await scripted(json(500, {}));
    const abort = new AbortController();
    const onLog = ({ event }: LogEvent) => void (event === "retry" && setImmediate(() => abort.abort()));
    const client = { baseUrl: server.url, random: () => 0.99, retry: { baseMs: 4000 }, onLog };
    const options = { signal: abort.signal };
    const error = await errorOf(close({ operation: keyedClose, idempotencyKey: "k", client, options }));
    expect(error).toMatchObject({ name: "AbortError", sent: "maybe", attempts: 1 });
  });

  it("while waiting after a refused connection says that nothing was done", async () => {
    const fetch = () => Promise.reject(refused);
    const client = { baseUrl: "https://bank.test", fetch, random: () => 0.99, retry: { baseMs: 4000 } };
    const error = await errorOf(close({ client, options: { signal: AbortSignal.timeout(50) } }));
    expect(error).toMatchObject({ name: "AbortError", sent: "no", attempts: 1 });
  });

  it("ends a call whose credential function never answers", async () => {
    const client = { baseUrl: "https://bank.test", auth: { token: () => new Promise<string>(() => undefined) } };
    const error = await errorOf(close({ client, options: { signal: AbortSignal.timeout(50) } }));
    expect(error).toMatchObject({ name: "AbortError", sent: "no", attempts: 0 });
  });
});

describe("a plain call", () => {
  const plain = (baseUrl: string, options = {}) => {
    const core = createCore(service, { baseUrl, auth: { token }, retry: false, ...options });
    return call<{ status: 200; body: { state: string } }>(core, closeAccount, { path: { id: "a" } });
  };

  it("throws what is known of a request that may have been sent", async () => {
    server = await scripted(hang);
    const error = await errorOf(plain(server.url, { timeoutMs: 100 }));
    expect(error).toBeInstanceOf(TransportError);
    expect(error).toMatchObject({ sent: "maybe", attempts: 1, operation: "closeAccount" });
  });

  it("keeps the status of a body that was cut off", async () => {
    server = await scripted(cut(200));
    expect(await errorOf(plain(server.url))).toMatchObject({ sent: "maybe", httpStatus: 200 });
  });

  it("throws that nothing was sent", async () => {
    server = await scripted(hang);
    await server.close();
    expect(await errorOf(plain(server.url))).toMatchObject({ sent: "no", cause: { code: "ECONNREFUSED" } });
  });

  it("returns declared statuses by their key, and others as unexpected", async () => {
    server = await scripted(json(200, { state: "SHUT" }), json(418, { code: "x" }), json(201, { a: 1 }), (response) => {
      response.writeHead(200, { "content-type": "text/html" }).end("<p>");
    });
    expect(await plain(server.url)).toMatchObject({ status: 200, body: { state: "SHUT" } });
    expect(await plain(server.url)).toMatchObject({ status: "4XX", httpStatus: 418, body: { code: "x" } });
    expect(await plain(server.url)).toMatchObject({
      status: "unexpected",
      httpStatus: 201,
      reason: "undeclared_status",
      body: { a: 1 },
    });
    expect(await plain(server.url)).toMatchObject({
      status: "unexpected",
      reason: "undeclared_media_type",
      body: "<p>",
    });
  });

  it("refuses an idempotency key where the operation takes none", async () => {
    const core = createCore(service, { baseUrl: "https://bank.test", auth: { token } });
    const promise = call(core, closeAccount, { path: { id: "a" } }, { idempotencyKey: "k" });
    await expect(promise).rejects.toThrow("takes no idempotency key");
  });
});
