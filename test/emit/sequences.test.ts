import { beforeAll, describe, expect, it } from "vitest";
import type { GeneratedPackage } from "../../generator/emit/files.js";
import { compileErrors } from "./compiler.js";
import { asked, served } from "./served.js";
import { emitSmall, smallModel } from "./small.js";

const yaml = `
openapi: 3.2.0
info: { title: Doors, version: "1" }
paths:
  /lines: { get: { operationId: lines, responses: { "200": { description: ok, content: { application/jsonl: { itemSchema: { $ref: "#/components/schemas/Door" } } } } } } }
  /inline: { get: { operationId: inline, responses: { "200": { description: ok, content: { application/json-seq: { itemSchema: { type: object, required: ["a\\"b"], properties: { "a\\"b": { type: integer }, __proto__: { type: string }, constructor: { type: string } } } } } } } } }
  /sent:
    post:
      operationId: send
      requestBody: { required: true, content: { application/x-ndjson: { itemSchema: { $ref: "#/components/schemas/Door" } } } }
      responses: { "200": { description: ok, content: { application/json: { schema: { type: integer } } } } }
  /kinds: { get: { operationId: kinds, responses: { "200": { description: ok, content: { text/event-stream: { itemSchema: { $ref: "#/components/schemas/Kind" } } } } } } }
  /chunks: { get: { operationId: chunks, responses: { "200": { description: ok, content: { text/event-stream: { schema: { $ref: "#/components/schemas/Door" } } } } } } }
  /told: { get: { operationId: told, responses: { "200": { description: ok, content: { text/event-stream: { itemSchema: { properties: { data: { contentMediaType: application/json, contentSchema: { $ref: "#/components/schemas/Door" } } } } } } } } } }
components:
  schemas:
    Door: { type: object, required: [id], properties: { id: { type: string }, state: { type: string, enum: [open, closed] } } }
    Base: { type: object, required: [event, data], properties: { event: { type: string }, data: { type: string } } }
    Kind:
      oneOf:
        - { $ref: "#/components/schemas/DoorKind" }
        - { type: object, required: [event, data], properties: { event: { const: note }, data: { type: string } } }
    DoorKind:
      allOf:
        - { $ref: "#/components/schemas/Base" }
        - { properties: { event: { const: door }, data: { contentMediaType: application/json, contentSchema: { $ref: "#/components/schemas/Door" } } } }
`;

let answer: (request: { readonly body: unknown }) => unknown = () => undefined;
let at: Awaited<ReturnType<typeof served>>;
let packages: readonly GeneratedPackage[];

beforeAll(async () => {
  const model = smallModel(yaml);
  at = await served(model, (request) => answer(request));
  ({ packages } = await emitSmall(model));
});

async function all(items: unknown): Promise<unknown[]> {
  const found: unknown[] = [];
  for await (const item of items as AsyncIterable<unknown>) found.push(item);
  return found;
}

async function* listed(...items: readonly unknown[]): AsyncGenerator<unknown> {
  yield* items;
}

function sends(text: string, contentType: string): void {
  answer = () => new Response(text, { headers: { "content-type": contentType } });
}

describe("a client of a sequence", () => {
  it("tells of an item that departs from the document, and hands it on as it came", async () => {
    sends('{"id":"1"}\n{"state":"open"}\n', "application/jsonl");
    const told: object[] = [];
    const options = { baseUrl: at.baseUrl, onDrift: (event: object) => told.push(event) };
    const { body } = await asked(at.loaded, options, "lines");
    expect(await all(body)).toEqual([{ id: "1" }, { state: "open" }]);
    await expect.poll(() => told).toHaveLength(1);
    expect(told[0]).toMatchObject({
      rule: "example/field-missing",
      pointer: "",
      message: expect.stringContaining("id"),
      status: 200,
    });
  });

  it("fails at a last line that breaks off, behind the items before it", async () => {
    sends('{"id":"1"}\n{"id":', "application/jsonl");
    const { body } = await asked(at.loaded, { baseUrl: at.baseUrl }, "lines");
    const items = (body as AsyncIterable<unknown>)[Symbol.asyncIterator]();
    expect((await items.next()).value).toEqual({ id: "1" });
    await expect(items.next()).rejects.toMatchObject({ name: "ItemError", reason: "unreadable", index: 1 });
  });

  it.each([
    ["chunks", "data: [DONE]\n\n", [{ data: "[DONE]" }]],
    ["chunks", 'data: {"id":"1","big":9007199254740993}\n\n', /^ItemError: item 0 has a number beyond 2\^53/],
    ["kinds", 'event: door\ndata: {"id":"1","big":9007199254740993}\n\n', /^ItemError: item 0 has a number/],
    ["kinds", "event: door\ndata: secret\n\n", /^ItemError: item 0 is no JSON$/],
    ["told", "data: secret\n\n", /^ItemError: item 0 is no JSON$/],
  ])(
    "takes for a text what the document lets be one, and for its end nothing else: %s, %s",
    async (name, text, out) => {
      sends(text, "text/event-stream");
      const { body } = await asked(at.loaded, { baseUrl: at.baseUrl }, name);
      const found = await all(body).catch(String);
      expect(found).toEqual(out instanceof RegExp ? expect.stringMatching(out) : out);
    },
  );

  it("is given no item that is longer than a body may be", async () => {
    sends(`{"id":"${"x".repeat(2000)}"}\n`, "application/jsonl");
    const { body } = await asked(at.loaded, { baseUrl: at.baseUrl, maxBodyBytes: 1000 }, "lines");
    await expect(all(body)).rejects.toMatchObject({ name: "ItemError", reason: "too_long", index: 0 });
  });

  it("gives names that objects inherit as they are", async () => {
    const item = JSON.parse('{"a\\"b":1,"__proto__":"p","constructor":"c"}');
    answer = () => ({ status: 200, body: listed(item) });
    const { body } = await asked(at.loaded, { baseUrl: at.baseUrl }, "inline");
    const [back] = await all(body);
    expect(Object.entries(back as object)).toEqual(Object.entries(item));
  });

  it("has the data of those events parsed that the document says are JSON", async () => {
    const events = [
      { event: "door", data: { id: "1" } },
      { event: "note", data: "123" },
    ];
    answer = () => ({ status: 200, body: listed(...events) });
    const { body } = await asked(at.loaded, { baseUrl: at.baseUrl }, "kinds");
    expect(await all(body)).toEqual(events);
    sends('event: door\ndata: {"id":"1"}\n\nevent: note\ndata: 123\n\n', "text/event-stream");
    expect(await all((await asked(at.loaded, { baseUrl: at.baseUrl }, "kinds")).body)).toEqual(events);
  });
});

describe("a server of a sequence", () => {
  const post = async (body: string) => {
    const headers = { "content-type": "application/x-ndjson" };
    return await fetch(`${at.baseUrl}/sent`, { method: "POST", body, headers });
  };

  it.each<[string, string, number, RegExp]>([
    ["takes items one by one", '{"id":"1"}\n{"id":"2"}', 200, /^2$/],
    ["takes none", "", 200, /^0$/],
    ["refuses one that does not match", '{"id":"1"}\n{"id":2}\n', 400, /"pointer":"\/id"/],
    ["refuses one that breaks off", '{"id":"1"}\n{"id":', 400, /item 1 is no JSON/],
    ["refuses one that names a member twice", '{"id":"1","id":"2"}\n', 400, /names a member twice/],
    ["refuses one that is too long", `{"id":"${"x".repeat(2_000_000)}"}\n`, 413, /larger/],
  ])("%s", async (_, text, status, body) => {
    answer = async (request) => ({ status: 200, body: (await all(request.body)).length });
    const response = await post(text);
    expect([response.status, await response.text()]).toEqual([status, expect.stringMatching(body)]);
  });

  it("ends its answer at an item that the document does not allow, and tells onError", async () => {
    const before = at.told.length;
    answer = () => ({ status: 200, body: listed({ id: 1 }) });
    const response = await fetch(`${at.baseUrl}/lines`).catch(() => undefined);
    await expect(response?.text() ?? Promise.reject(new Error("ended"))).rejects.toThrow();
    expect(at.told.slice(before).map(String)).toEqual([
      expect.stringMatching(/^WrongAnswer: .* an item of status 200/),
    ]);
  });
});

describe("the types of a sequence", () => {
  const errorsOf = (user: string) => {
    const head = `import { createClient, type Door, type Client } from "@concordat/small"; import type { Handlers } from "@concordat/small/server"; const client = createClient({ baseUrl: "https://x.test" });`;
    return compileErrors({
      packages,
      users: { "user.ts": `${head}\n${user}\nexport {}; void [client, {} as Client, {} as Handlers, {} as Door];` },
      only: "user.ts",
    });
  };

  it("are those of its items, and of the JSON in events", () => {
    const user = `
      const doors = await client.lines();
      if (doors.status === 200) for await (const door of doors.body) { const id: string = door.id; void id; }
      const kinds = await client.kinds();
      if (kinds.status === 200) for await (const one of kinds.body) {
        if (one.event === "door") { const id: string = one.data.id; void id; }
        else { const text: string = one.data; void text; }
      }
      const chunks = await client.chunks();
      if (chunks.status === 200) for await (const { data } of chunks.body) {
        if (data === "[DONE]" || typeof data === "string") break;
        const id: string = data.id; void id;
      }
      await client.send({ body: (async function* () { yield { id: "1" }; })() });
      const kept: Pick<Handlers, "lines" | "send" | "kinds"> = {
        lines: () => ({ status: 200, body: (async function* () { yield { id: "1", state: "open" as const }; })() }),
        send: async ({ body }) => { let count = 0; for await (const { id } of body) count += id.length; return { status: 200, body: count }; },
        kinds: () => ({ status: 200, body: (async function* () { yield { event: "door" as const, data: { id: "1" } }; })() }),
      };
      void kept;`;
    expect(errorsOf(user)).toEqual([]);
  });

  it.each([
    ["an item of another shape", "await client.send({ body: (async function* () { yield { id: 1 }; })() });"],
    ["a list, which is no AsyncIterable", 'await client.send({ body: [{ id: "1" }] });'],
    [
      "JSON as text",
      'const one: Handlers["kinds"] = () => ({ status: 200, body: (async function* () { yield { event: "door" as const, data: "{}" }; })() }); void one;',
    ],
  ])("refuse %s", (_, user) => {
    expect(errorsOf(user)).toHaveLength(1);
  });

  it("compile as a whole", () => {
    expect(compileErrors({ packages })).toEqual([]);
  });
});
