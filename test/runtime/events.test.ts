import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { call, createCore, type OperationSpec, type ServerSentEvent } from "../../templates/runtime/src/index.js";
import { framingOf } from "../../templates/runtime/src/items.js";
import { readItems } from "../../templates/runtime/src/sequence.js";
import { serve } from "../../templates/runtime/src/server.js";
import { cpuMilliseconds } from "../cpu.js";
import { heldClock } from "./support/held-clock.js";

const service = { name: "news", baseUrl: "https://news.test", security: {} };
const watch: OperationSpec = {
  name: "watch",
  method: "GET",
  path: "/news",
  parameters: [],
  responses: [{ status: 200, content: [{ mediaType: "text/event-stream", kind: "event-stream" }] }],
  security: [],
};

const [content] = watch.responses[0]?.content ?? [];

function readEvents(stream: ReadableStream<Uint8Array>, maxLength: number) {
  if (content === undefined) throw new Error("no content");
  return readItems({ stream, signal: undefined, framing: framingOf(content, maxLength) });
}

type Reply = { status: 200; body: AsyncIterable<ServerSentEvent> };

/** The events of a response whose bytes come in these pieces. */
async function received(pieces: readonly (string | Uint8Array)[], options: object = {}): Promise<ServerSentEvent[]> {
  const encoder = new TextEncoder();
  const bytes = pieces.map((piece) => (typeof piece === "string" ? encoder.encode(piece) : piece));
  const stream = new ReadableStream<Uint8Array>({
    start(controller) {
      for (const piece of bytes) controller.enqueue(piece);
      controller.close();
    },
  });
  const fetch = async () => new Response(stream, { headers: { "content-type": "text/event-stream; charset=utf-8" } });
  return await listed(createCore(service, { fetch, ...options }));
}

async function listed(core: ReturnType<typeof createCore>): Promise<ServerSentEvent[]> {
  const reply = await call<Reply>(core, watch);
  if (reply.status !== 200) throw new Error("no events");
  const events: ServerSentEvent[] = [];
  for await (const event of reply.body) events.push(event);
  return events;
}

describe("server-sent events", () => {
  it("are read as the specification says", async () => {
    const text = [
      "\u{feff}: a comment\n\n",
      "data: one\ndata:two\ndata\n\n",
      'event: add\r\nid: 7\r\nretry: 300\r\ndata: {"a":1}\r\n\r\n',
      "event: nothing\n\ndata: kept id\r\rid\ndata: no id\n\n",
      "data: never ends",
    ];
    expect(await received(text)).toEqual([
      { data: "one\ntwo\n" },
      { data: '{"a":1}', event: "add", id: "7", retry: 300 },
      { data: "kept id", id: "7" },
      { data: "no id", id: "" },
    ]);
  });

  it.each([
    ["CR and LF", "\r\n"],
    ["CR", "\r"],
    ["LF", "\n"],
  ])("are the same however the bytes are cut, with lines that end in %s", async (_, end) => {
    const text = "\u{feff}: c\nid: é\nretry: 5\ndata: 𝄞\ndata: 2\n\n: ping\ndata: b\n\n".replaceAll("\n", end);
    const bytes = new TextEncoder().encode(text);
    await fc.assert(
      fc.asyncProperty(fc.array(fc.nat(bytes.length), { maxLength: 8 }), async (cuts) => {
        const at = [0, ...cuts.sort((a, b) => a - b), bytes.length];
        const pieces = at.slice(1).map((end, index) => bytes.slice(at[index], end));
        expect(await received(pieces)).toEqual([
          { data: "𝄞\n2", id: "é", retry: 5 },
          { data: "b", id: "é" },
        ]);
      }),
    );
  });

  it("are there as soon as their last line is, also where a CR may be half of its end", async () => {
    let more: (text: string) => void = () => {};
    const stream = new ReadableStream<Uint8Array>({
      start(controller) {
        more = (text) => controller.enqueue(new TextEncoder().encode(text));
      },
    });
    const events = readEvents(stream, 100);
    more("data: 1\r\r");
    expect((await events.next()).value).toEqual({ data: "1" });
    more("\ndata: 2\r\n\r");
    expect((await events.next()).value).toEqual({ data: "2" });
  });

  it("may have comments between them without end, and bytes that are no UTF-8", async () => {
    const pieces = [...Array(50).fill(": 0123456789\n"), "data: ", new Uint8Array([0xff]), "\n\n"];
    expect(await received(pieces, { maxBodyBytes: 100 })).toEqual([{ data: "\u{fffd}" }]);
  });

  it("cost no more in many pieces than in one", async () => {
    const bytes = new TextEncoder().encode(`data: ${"x".repeat(300_000)}\n\n`);
    let at = 0;
    const stream = new ReadableStream<Uint8Array>({
      pull(controller) {
        controller.enqueue(bytes.subarray(at, at + 1));
        at += 1;
      },
    });
    const started = performance.now();
    const { value } = await readEvents(stream, bytes.length).next();
    expect(value).toEqual({ data: expect.stringMatching(/^x{300000}$/) });
    // Joined and searched anew with each piece, the time grows with its square.
    expect(cpuMilliseconds() - started).toBeLessThan(20_000);
  });

  it("must not be longer than a body may be", async () => {
    await expect(received([`data: ${"x".repeat(2000)}`], { maxBodyBytes: 1000 })).rejects.toThrow(/^item 0 is longer/);
    expect(await received(Array(50).fill("data: 0123456789\n\n"), { maxBodyBytes: 100 })).toHaveLength(50);
  });

  it("arrive one by one, end with who reads them, and go from server to client", async () => {
    const log: string[] = [];
    async function* news(): AsyncGenerator<ServerSentEvent> {
      try {
        for (let n = 1; ; n++) {
          log.push(`made ${n}`);
          yield { data: `line ${n}\nend`, event: "add", id: String(n), retry: 5 };
        }
      } finally {
        log.push("ended");
      }
    }
    const handlers = { watch: () => ({ status: 200, body: news() }) };
    const app = serve({ service, operations: [watch], handlers });
    const fetch = async (url: string, init: RequestInit) => await app.request(url, init);
    const reply = await call<Reply>(createCore(service, { fetch }), watch);
    if (reply.status !== 200) throw new Error("no events");
    for await (const event of reply.body) {
      expect(event).toEqual({ data: "line 1\nend", event: "add", id: "1", retry: 5 });
      break;
    }
    await new Promise((resolve) => setTimeout(resolve, 5));
    expect(log.length).toBeLessThan(5);
    expect(log.at(-1)).toBe("ended");
  });

  it("outlast the limit of a try, and end with the caller's signal", async () => {
    const clock = heldClock();
    const stream = new ReadableStream<Uint8Array>(
      {
        pull(controller) {
          clock.runOut();
          controller.enqueue(new TextEncoder().encode("data: late\n\n"));
        },
      },
      { highWaterMark: 0 },
    );
    const fetch = async () => new Response(stream, { headers: { "content-type": "text/event-stream" } });
    const abort = new AbortController();
    const reply = await call<Reply>(
      createCore(service, { fetch, timeoutMs: 30, clock }),
      watch,
      {},
      { signal: abort.signal },
    );
    if (reply.status !== 200) throw new Error("no events");
    const seen: string[] = [];
    const all = (async () => {
      for await (const { data } of reply.body) {
        seen.push(data);
        abort.abort(new Error("enough"));
      }
    })();
    await expect(all).rejects.toThrow("enough");
    expect(seen).toEqual(["late"]);
  });
});

describe("the JSON in events", () => {
  const big = '{"id":"1","big":9007199254740993}';
  const rounded = "ItemError: item 1 has a number beyond 2^53, which would lose digits";
  const read = async (eventData: "json" | "json-or-text", data: string) => {
    const events: unknown[] = [];
    const stream = new Response(`data: 1\n\ndata: ${data}\n\n`).body;
    if (content === undefined || stream === null) throw new Error("no content");
    try {
      const framing = framingOf({ ...content, eventData }, 1000);
      for await (const event of readItems({ stream, signal: undefined, framing })) events.push(event);
    } catch (error) {
      return { events, error: String(error) };
    }
    return { events };
  };

  it.each<["json" | "json-or-text", string, object]>([
    ["json-or-text", "[DONE]", { events: [{ data: 1 }, { data: "[DONE]" }] }],
    ["json-or-text", '{"id":', { events: [{ data: 1 }, { data: '{"id":' }] }],
    ["json-or-text", big, { events: [{ data: 1 }], error: rounded }],
    ["json", big, { events: [{ data: 1 }], error: rounded }],
    ["json", "[DONE]", { events: [{ data: 1 }], error: "ItemError: item 1 is no JSON" }],
  ])("is the value of it or an error, and a text only where it may be one: %s, %s", async (form, data, expected) => {
    expect(await read(form, data)).toEqual(expected);
  });

  it("that names a member twice is an error to who refuses such a body", async () => {
    const chunks = [{ mediaType: "text/event-stream", kind: "event-stream", eventData: "json-or-text" }] as const;
    const send: OperationSpec = {
      ...watch,
      method: "POST",
      body: { required: true, content: chunks },
      responses: [{ status: 204, content: [] }],
    };
    const handlers = {
      async watch({ body }: { body?: unknown }) {
        for await (const event of body as AsyncIterable<unknown>) void event;
        return { status: 204 };
      },
    };
    const app = serve({ service, operations: [send], handlers });
    const headers = { "content-type": "text/event-stream" };
    const post = async (body: string) => await app.request("/news", { method: "POST", body, headers });
    expect((await post("data: [DONE]\n\n")).status).toBe(204);
    const refused = await post('data: {"id":1,"id":2}\n\n');
    expect([refused.status, await refused.text()]).toEqual([400, expect.stringContaining("names a member twice")]);
  });
});
