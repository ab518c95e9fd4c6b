import { describe, expect, it } from "vitest";
import { call, createCore, type OperationSpec } from "../../templates/runtime/src/index.js";
import { serve } from "../../templates/runtime/src/server.js";
import { heldClock } from "./support/held-clock.js";

const service = { name: "files", baseUrl: "https://files.test", security: {} };
const content = [{ mediaType: "application/octet-stream", kind: "binary" }] as const;
const download: OperationSpec = {
  name: "download",
  method: "GET",
  path: "/file",
  parameters: [],
  responses: [
    { status: 200, content },
    { status: 404, content },
  ],
  security: [],
};

type Reply = { readonly status: 200 | 404; readonly body: ReadableStream<Uint8Array> };

const CHUNK = new Uint8Array(64 * 1024).fill(7);

/** So many chunks, made when they are asked for. */
function chunks(count: number, log: { made: number; cancelled: boolean }): ReadableStream<Uint8Array> {
  return new ReadableStream<Uint8Array>(
    {
      pull(controller) {
        if (log.made === count) return controller.close();
        log.made += 1;
        controller.enqueue(CHUNK);
      },
      cancel() {
        log.cancelled = true;
      },
    },
    { highWaterMark: 0 },
  );
}

async function open(
  body: ReadableStream<Uint8Array> | Uint8Array,
  about: { status?: 200 | 404; options?: object } = {},
) {
  const { options = {}, status = 200 } = about;
  const app = serve({ service, operations: [download], handlers: { download: () => ({ status, body }) } });
  const fetch = async (url: string, init: RequestInit) => await app.request(url, init);
  const abort = new AbortController();
  const reply = await call<Reply>(createCore(service, { fetch, ...options }), download, {}, { signal: abort.signal });
  if (reply.status === "unexpected") throw new Error(reply.reason);
  return { reply, abort };
}

describe("bytes that arrive", () => {
  it("come as a stream, larger than a body in memory may be", async () => {
    const log = { made: 0, cancelled: false };
    const { reply } = await open(chunks(64, log), { options: { maxBodyBytes: 1000 } });
    expect((await new Response(reply.body).arrayBuffer()).byteLength).toBe(64 * CHUNK.length);
  });

  it("are not read ahead of who reads them, and end with him", async () => {
    const log = { made: 0, cancelled: false };
    const { reply } = await open(chunks(64, log));
    const reader = reply.body.getReader();
    await reader.read();
    await reader.cancel();
    expect(log.made).toBeLessThan(5);
    expect(log.cancelled).toBe(true);
  });

  it("end with the caller's signal, also while nobody reads", async () => {
    const log = { made: 0, cancelled: false };
    const { abort, reply } = await open(chunks(64, log));
    abort.abort(new Error("enough"));
    await expect(reply.body.getReader().read()).rejects.toThrow("enough");
    expect(log.cancelled).toBe(true);
  });

  it("fail where one part of them takes longer than a try may", async () => {
    const never = new ReadableStream<Uint8Array>({ pull: () => new Promise(() => undefined) });
    const clock = heldClock();
    const { reply } = await open(never, { options: { timeoutMs: 20, clock } });
    const read = reply.body.getReader().read();
    clock.runOut();
    await expect(read).rejects.toThrow("timed out");
  });

  it("do not fail where the reader takes his time", async () => {
    const clock = heldClock();
    const { reply } = await open(chunks(2, { made: 0, cancelled: false }), { options: { timeoutMs: 20, clock } });
    const reader = reply.body.getReader();
    await reader.read();
    clock.runOut();
    expect((await reader.read()).done).toBe(false);
  });

  it("are a stream too where there are none, and in an error", async () => {
    const none = await open(new Uint8Array());
    expect((await new Response(none.reply.body).arrayBuffer()).byteLength).toBe(0);
    const error = await open(new Uint8Array([1, 2]), { status: 404 });
    expect(new Uint8Array(await new Response(error.reply.body).arrayBuffer())).toEqual(new Uint8Array([1, 2]));
  });
});
