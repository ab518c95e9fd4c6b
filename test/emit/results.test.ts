import { beforeAll, describe, expect, it } from "vitest";
import { compileErrors } from "./compiler.js";
import { asked, served } from "./served.js";
import { emitSmall, smallModel } from "./small.js";

const json = (type: string) => `content: { application/json: { schema: ${type} } }`;
const yaml = `
openapi: 3.1.0
info: { title: Answers, version: "1" }
paths:
  /many:
    get:
      operationId: many
      parameters: [{ name: status, in: query, required: true, schema: { type: integer } }]
      responses:
        "200": { description: ok, ${json("{ type: object, required: [done], properties: { done: { type: boolean } } }")} }
        "202": { description: later, ${json("{ type: object, required: [ticket], properties: { ticket: { type: string } } }")} }
        "204": { description: nothing }
        "303": { description: elsewhere, headers: { Location: { schema: { type: string } } } }
        "404": { description: absent, ${json("{ type: object, required: [id], properties: { id: { type: string } } }")} }
        4XX: { description: refused, ${json("{ type: object, required: [why], properties: { why: { type: string } } }")} }
  /rest:
    get:
      operationId: rest
      parameters: [{ name: status, in: query, required: true, schema: { type: integer } }]
      responses:
        "200": { description: ok, ${json("{ type: integer }")} }
        default: { description: else, ${json("{ type: string }")} }
  /undeclared: { get: { operationId: undeclared } }
  /head:
    head: { operationId: look, responses: { "200": { description: ok, ${json("{ type: integer }")} }, "404": { description: absent } } }
  /file:
    post:
      operationId: copy
      requestBody: { required: true, content: { application/octet-stream: {} } }
      responses: { "200": { description: ok, content: { application/octet-stream: {} } } }
  /form:
    post:
      operationId: send
      requestBody:
        required: true
        content:
          multipart/form-data: { schema: { type: object, required: [file], properties: { file: { type: string, format: binary } } } }
      responses: { "200": { description: ok, ${json("{ type: string }")} } }
`;

type Handle = (request: {
  readonly body: unknown;
  readonly query: { readonly status: number };
  readonly request: Request;
}) => unknown;

const bodies: Readonly<Record<number, unknown>> = {
  200: { done: true },
  202: { ticket: "t" },
  404: { id: "1" },
  418: { why: "teapot" },
  500: { odd: true },
};
let handle: Handle = () => undefined;
let at: Awaited<ReturnType<typeof served>>;

/** Answers with the status that the query asks for, whether the document has it or not. */
const asAsked: Handle = ({ query: { status } }) => {
  const body = status === 204 || status === 303 ? null : JSON.stringify(bodies[status] ?? status);
  const headers = { "content-type": "application/json", ...(status === 303 && { location: "/elsewhere" }) };
  return new Response(body, { status, headers });
};

beforeAll(async () => {
  at = await served(smallModel(yaml), (request) => handle(request as never));
});

const call = async (name: string, input?: object) => await asked(at.loaded, { baseUrl: at.baseUrl }, name, input);

describe("what a client gives of an answer", () => {
  it.each<[string, number, object]>([
    ["many", 200, { status: 200, body: { done: true } }],
    ["many", 202, { status: 202, body: { ticket: "t" } }],
    ["many", 204, { status: 204 }],
    ["many", 303, { status: 303 }],
    ["many", 404, { status: 404, body: { id: "1" } }],
    ["many", 418, { status: "4XX", httpStatus: 418, body: { why: "teapot" } }],
    ["many", 500, { status: "unexpected", httpStatus: 500, reason: "undeclared_status", body: { odd: true } }],
    ["many", 201, { status: "unexpected", httpStatus: 201, reason: "undeclared_status", body: 201 }],
    ["rest", 200, { status: 200, body: { done: true } }],
    ["rest", 201, { status: "default", httpStatus: 201, body: 201 }],
    ["rest", 418, { status: "default", httpStatus: 418, body: { why: "teapot" } }],
  ])("of %s with %i is told by its status", async (name, status, expected) => {
    handle = asAsked;
    const { headers, ...result } = (await call(name, { query: { status } })) as { headers?: Headers };
    expect(result).toEqual(expected);
    expect(headers?.get("location")).toBe(status === 303 ? "/elsewhere" : null);
  });

  it("of an operation whose document declares no answer is given as unexpected, with what it holds", async () => {
    handle = () => Response.json({ id: 7 }, { status: 201 });
    expect(await call("undeclared")).toMatchObject({
      status: "unexpected",
      httpStatus: 201,
      reason: "undeclared_status",
      body: { id: 7 },
    });
  });

  it("of such an operation is for its server to give as a whole", async () => {
    handle = () => ({ status: 200 });
    expect(await call("undeclared")).toMatchObject({ httpStatus: 500 });
    expect(at.told.splice(0).map(String)).toEqual(["WrongAnswer: undeclared: status 200 is not declared"]);
  });

  it("of HEAD has a status and no body", async () => {
    handle = () => ({ status: 200 });
    const { headers: _, ...result } = (await call("look")) as { headers?: Headers };
    expect(result).toEqual({ status: 200 });
  });
});

describe("bytes", () => {
  it("go out as a stream, and come back as one, larger than a body in memory may be", async () => {
    // Within what the server takes, and more than the client would hold.
    const chunk = new Uint8Array(64 * 1024).fill(7);
    const stream = new ReadableStream<Uint8Array>({
      start(controller) {
        for (let count = 0; count < 8; count += 1) controller.enqueue(chunk);
        controller.close();
      },
    });
    handle = ({ body }) => ({ status: 200, body });
    const client = at.loaded.createClient({ baseUrl: at.baseUrl, retry: false, maxBodyBytes: 1024 });
    const answer = await client.copy?.({ body: stream });
    const back = new Uint8Array(await new Response(answer?.body as ReadableStream).arrayBuffer());
    expect([answer?.status, back.length, back.every((byte) => byte === 7)]).toEqual([200, 8 * 64 * 1024, true]);
  });

  it.each(["naïve 支付 😀.png", 'a"b.txt', "a\r\nb.txt", "../../etc/passwd"])(
    "in a form have the name that their file has: %j",
    async (name) => {
      handle = ({ body }) => ({ status: 200, body: (body as { readonly file: File }).file.name });
      const { body } = await call("send", { body: { file: new File(["x"], name) } });
      // RFC 7578 has no escape for a line break or a quote; these are what browsers write (WHATWG HTML), and readers may keep.
      const written = name.replaceAll("\r", "%0D").replaceAll("\n", "%0A").replaceAll('"', "%22");
      expect([name, written]).toContain(body);
    },
  );
});

// Last, because a compiler keeps the process busy for longer than connections are kept.
describe("the type of an answer", () => {
  it("has for each status its own body", async () => {
    const { packages } = await emitSmall(smallModel(yaml));
    const user = `import { createClient } from "@concordat/small";
      import type { Handlers } from "@concordat/small/server";
      const client = createClient({ baseUrl: "https://x.test" });
      const result = await client.many({ query: { status: 1 } });
      switch (result.status) {
        case 200: { const done: boolean = result.body.done; void done; break; }
        case 202: { const ticket: string = result.body.ticket; void ticket; break; }
        case 404: { const id: string = result.body.id; void id; break; }
        case "4XX": { const [why, code]: [string, number] = [result.body.why, result.httpStatus]; void [why, code]; break; }
        case 204:
        case 303: {
          // @ts-expect-error: no body is declared
          void result.body;
          break;
        }
        case "unexpected": { const body: unknown = result.body; void body; break; }
        default: result satisfies never;
      }
      // @ts-expect-error: the body of one status is not that of another
      if (result.status === 200) void result.body.ticket;
      // @ts-expect-error: a status within a range is told as the range
      if (result.status === 418) void result;
      const undeclared = await client.undeclared();
      const none: "unexpected" = undeclared.status;
      void none;
      const handler: Handlers["undeclared"] = () => new Response(null, { status: 204 });
      // @ts-expect-error: no status is declared
      const other: Handlers["undeclared"] = () => ({ status: 200 });
      void [handler, other];
      const seen = await client.look();
      // @ts-expect-error: a HEAD has no body
      if (seen.status === 200) void seen.body;`;
    expect(compileErrors({ packages, users: { "user.ts": user } })).toEqual([]);
  });
});
