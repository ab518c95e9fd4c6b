import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { beforeAll, describe, expect, it } from "vitest";
import type { ServerSentEvent } from "../../templates/runtime/src/index.js";
import { asked, closing, served } from "../emit/served.js";
import { smallModel } from "../emit/small.js";

const yaml = `
openapi: 3.2.0
info: { title: News, version: "1" }
paths:
  /items: { get: { operationId: items, responses: { "200": { description: ok, content: { text/event-stream: { itemSchema: { $ref: "#/components/schemas/Item" } } } } } } }
  /chunks: { get: { operationId: chunks, responses: { "200": { description: ok, content: { text/event-stream: { schema: { $ref: "#/components/schemas/Chunk" } } } } } } }
  /parsed: { get: { operationId: parsed, responses: { "200": { description: ok, content: { text/event-stream: { schema: { $ref: "#/components/schemas/Parsed" } } } } } } }
  /texts: { get: { operationId: texts, responses: { "200": { description: ok, content: { text/event-stream: { schema: { type: string } } } } } } }
  /sent:
    post:
      operationId: send
      requestBody: { required: true, content: { text/event-stream: { itemSchema: { $ref: "#/components/schemas/Item" } } } }
      responses: { "200": { description: ok, content: { application/json: { schema: { type: integer } } } } }
components:
  schemas:
    Item:
      oneOf:
        - { type: object, required: [event], properties: { event: { const: opened }, data: { type: string, minLength: 2 } } }
        - { type: object, required: [event, id], properties: { event: { const: closed }, id: { type: string }, data: { type: string } } }
    Chunk: { type: object, required: [state], properties: { state: { type: string, enum: [more, last] }, count: { type: integer } } }
    Parsed: { type: object, required: [event, data], properties: { event: { type: string }, data: { $ref: "#/components/schemas/Chunk" } } }
`;

type Events = AsyncIterableIterator<ServerSentEvent>;

/** The events, the second when `between` allows. */
async function* listed(
  [first, ...others]: readonly ServerSentEvent[],
  between: unknown,
): AsyncGenerator<ServerSentEvent> {
  if (first !== undefined) yield first;
  await between;
  yield* others;
}

async function all(events: unknown): Promise<ServerSentEvent[]> {
  const found: ServerSentEvent[] = [];
  for await (const event of events as Events) found.push(event);
  return found;
}

let answer: (request: { readonly body: unknown }) => unknown = () => undefined;
let at: Awaited<ReturnType<typeof served>>;

beforeAll(async () => {
  at = await served(smallModel(yaml), (request) => answer(request));
});

function jsonOr(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

/** What a client is told of events that a server of another make sends. */
async function watched(operation: string, events: readonly ServerSentEvent[]): Promise<readonly object[]> {
  const text = events.map(({ data, event, id }) => {
    return [event && `event: ${event}`, id && `id: ${id}`, `data: ${data}`, "\n"].filter(Boolean).join("\n");
  });
  answer = () => new Response(text.join(""), { headers: { "content-type": "text/event-stream" } });
  const told: object[] = [];
  const options = { baseUrl: at.baseUrl, onDrift: (event: object) => told.push(event) };
  const { body } = await asked(at.loaded, options, operation);
  const given = events.map((event) => (operation === "items" ? event : { ...event, data: jsonOr(event.data) }));
  expect(await all(body)).toEqual(given);
  await expect.poll(() => told).toEqual(expect.anything());
  return told;
}

const good = '{"state":"more","count":1}';

describe("a client that watches drift", () => {
  it.each<[string, string, readonly ServerSentEvent[]]>([
    [
      "items",
      "as itemSchema says",
      [
        { event: "opened", data: "ab" },
        { event: "closed", id: "1", data: "" },
      ],
    ],
    ["chunks", "whose data is JSON of the schema", [{ data: good }]],
    ["parsed", "whose fields are the schema's, with JSON in data", [{ event: "x", data: good }]],
    ["texts", "of which nothing is said", [{ data: "any" }]],
  ])("%s: is told nothing of events %s", async (operation, _, events) => {
    expect(await watched(operation, events)).toEqual([]);
  });

  it.each<[string, string, ServerSentEvent, string]>([
    ["items", "of no listed kind", { event: "else", data: "ab" }, ""],
    ["chunks", "whose JSON misses a member", { data: '{"count":1}' }, "/data"],
    ["chunks", "whose data is no JSON", { data: "[DONE]" }, "/data"],
    ["parsed", "whose JSON has another type", { event: "x", data: '{"state":"more","count":"1"}' }, "/data/count"],
    ["parsed", "without a field", { data: good }, ""],
  ])("%s: is told of an event %s, and given it as it came", async (operation, _, event, pointer) => {
    const [told, more] = await watched(operation, [event]);
    expect([told, more]).toEqual([expect.objectContaining({ operation, pointer, status: 200 }), undefined]);
  });
});

describe("a server", () => {
  it.each<[string, readonly ServerSentEvent[]]>([
    [
      "items",
      [
        { event: "opened", data: "ab" },
        { event: "opened", data: "a" },
      ],
    ],
    ["chunks", [{ data: good }, { data: '{"state":"else"}' }]],
  ])(
    "%s: ends its answer at an event that the document does not allow, and tells onError",
    async (operation, events) => {
      const before = at.told.length;
      // A connection that ends may take with it what its caller has not read.
      let seen: (first: unknown) => void = () => {};
      const first = new Promise((resolve) => {
        seen = resolve;
      });
      answer = () => ({ status: 200, body: listed(events, first) });
      const { body } = await asked(at.loaded, { baseUrl: at.baseUrl }, operation);
      const source = body as Events;
      const [begun = { data: "" }] = events;
      expect((await source.next()).value).toEqual({ ...begun, data: jsonOr(begun.data) });
      seen(undefined);
      await expect(source.next()).rejects.toThrow();
      expect(at.told.slice(before).map(String)).toEqual([
        expect.stringMatching(/^WrongAnswer: .* an event of status 200/),
      ]);
    },
  );

  it("tells onError of events that fail after they have begun", async () => {
    const before = at.told.length;
    answer = () => ({
      status: 200,
      body: (async function* () {
        yield { data: "one" };
        throw new Error("broken pipe");
      })(),
    });
    const { body } = await asked(at.loaded, { baseUrl: at.baseUrl }, "texts");
    await expect(all(body)).rejects.toThrow();
    expect(at.told.slice(before).map(String)).toEqual(["Error: broken pipe"]);
  });

  it("answers 400 where an event of a request does not match, with its place", async () => {
    answer = async ({ body }) => ({ status: 200, body: (await all(body)).length });
    const send = async (...events: ServerSentEvent[]) => {
      const text = events.map(({ data, event }) => `event: ${event}\ndata: ${data}\n\n`).join("");
      const headers = { "content-type": "text/event-stream" };
      return await fetch(`${at.baseUrl}/sent`, { method: "POST", body: text, headers });
    };
    expect(await (await send({ event: "opened", data: "ab" })).json()).toBe(1);
    const refused = await send({ event: "opened", data: "ab" }, { event: "else", data: "ab" });
    expect([refused.status, await refused.json()]).toMatchObject([
      400,
      { detail: "An event does not match the document.", errors: [{ location: "body", keyword: "oneOf" }] },
    ]);
    expect((await send({ event: "opened", data: "x".repeat(2_000_000) })).status).toBe(413);
  });
});

describe("a connection that brings events", () => {
  /** A server that sends one event and no more, and when its caller has gone. */
  async function hanging() {
    let gone: () => void = () => {};
    const ended = new Promise<void>((resolve) => {
      gone = resolve;
    });
    const server = createServer((_, response) => {
      response.setHeader("content-type", "text/event-stream");
      response.write("data: one\n\n");
      response.on("close", gone);
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    closing.push(async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    });
    return { ended, baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
  }

  async function begun(options?: object) {
    const { baseUrl, ended } = await hanging();
    const call = at.loaded.createClient({ baseUrl, retry: false }).texts as (
      input: object,
      options?: object,
    ) => Promise<{ readonly body: Events }>;
    return { ended, events: (await call({}, options)).body };
  }

  it("ends where its reader breaks off", async () => {
    const { ended, events } = await begun();
    for await (const { data } of events) {
      expect(data).toBe("one");
      break;
    }
    await ended;
  });

  it("ends where its reader returns before the first event", async () => {
    const { ended, events } = await begun();
    await events.return?.();
    await ended;
    expect(await events.next()).toEqual({ done: true, value: undefined });
  });

  it("ends where its reader returns while one is waited for", async () => {
    const { ended, events } = await begun();
    await events.next();
    const waiting = events.next();
    await events.return?.();
    await ended;
    expect(await waiting).toEqual({ done: true, value: undefined });
  });

  it.each(["while one is waited for", "while nobody reads"])("ends with the signal %s", async (when) => {
    const abort = new AbortController();
    const { ended, events } = await begun({ signal: abort.signal });
    await events.next();
    const waiting = when === "while nobody reads" ? undefined : events.next();
    waiting?.catch(() => undefined);
    abort.abort(new Error("enough"));
    await ended;
    await expect(waiting ?? events.next()).rejects.toThrow("enough");
  });
});
