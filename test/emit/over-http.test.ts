import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { beforeAll, describe, expect, it } from "vitest";
import { asked, closing, served } from "./served.js";
import { smallModel } from "./small.js";

describe("credentials of a document, from the generated client to the generated server", () => {
  const names = ["Header", "Query", "Cookie", "Basic", "Bearer", "OpenId", "OAuth"];
  const operation = (name: string, security: string) =>
    `  /${name}: { get: { operationId: ${name}, security: ${security}, responses: { "200": { description: ok, content: { application/json: { schema: { type: array, items: { type: string } } } } }, "401": { description: no } } } }\n`;
  const yaml = `
openapi: 3.1.0
info: { title: Schemes, version: "1" }
paths:
${names.map((name) => operation(`one${name}`, `[{ ${name}: [] }]`)).join("")}
${operation("both", "[{ Header: [], Basic: [] }]")}
${operation("either", "[{ Cookie: [] }, { Header: [], Bearer: [] }]")}
${operation("optional", "[{ Bearer: [] }, {}]")}
${operation("open", "[]")}
${operation("impossible", "[{ Header: [], Basic: [], Bearer: [] }]")}
${operation("possible", "[{ Basic: [], OAuth: [] }, { Header: [] }]")}
components:
  securitySchemes:
    Header: { type: apiKey, in: header, name: X-Key }
    Query: { type: apiKey, in: query, name: key }
    Cookie: { type: apiKey, in: cookie, name: session }
    Basic: { type: http, scheme: basic }
    Bearer: { type: http, scheme: bearer }
    OpenId: { type: openIdConnect, openIdConnectUrl: "https://id.test" }
    OAuth: { type: oauth2, flows: { clientCredentials: { tokenUrl: "https://id.test/token", scopes: {} } } }
`;
  let at: Awaited<ReturnType<typeof served>>;
  beforeAll(async () => {
    at = await served(smallModel(yaml), ({ credentials }) => {
      return { status: 200, body: Object.keys(credentials).sort() };
    });
  });

  const [key, basic, token] = [{ apiKey: "k é" }, { username: "u", password: "p:ü" }, { token: "t0k" }];
  it.each<[string, object, readonly string[]]>([
    ["oneHeader", { apiKey: "key" }, ["Header"]],
    ["oneQuery", key, ["Query"]],
    ["oneCookie", { apiKey: "s%3Aid.a+b/c=" }, ["Cookie"]],
    ["oneBasic", basic, ["Basic"]],
    ["oneBearer", token, ["Bearer"]],
    ["oneOpenId", token, ["OpenId"]],
    ["oneOAuth", token, ["OAuth"]],
    ["both", { apiKey: "key", ...basic }, ["Basic", "Header"]],
    ["either", { apiKey: "key" }, ["Cookie"]],
    ["open", {}, []],
    ["optional", {}, []],
    ["optional", token, ["Bearer"]],
    ["possible", { apiKey: "key", ...basic, ...token }, ["Header"]],
  ])("%s with %j", async (name, auth, schemes) => {
    const { baseUrl, loaded } = at;
    const { body, status } = await asked(loaded, { baseUrl, auth }, name);
    expect([status, body]).toEqual([200, expect.arrayContaining([...schemes])]);
  });

  it.each(["both", "oneHeader", "oneQuery", "oneCookie", "oneBasic", "oneBearer", "oneOAuth"])(
    "%s is 401 without them, and where one of two is missing",
    async (name) => {
      const path = `${at.baseUrl}/${name}`;
      const without = await fetch(path);
      expect([without.status, without.headers.has("www-authenticate")]).toEqual([401, true]);
      const other = name === "both" ? { "x-key": "key" } : { "x-other": "1" };
      expect((await fetch(path, { headers: other })).status).toBe(401);
    },
  );

  it("that no request can bring together are refused before one is sent", async () => {
    const { baseUrl, loaded } = at;
    await expect(asked(loaded, { baseUrl, auth: { apiKey: "key", ...basic, ...token } }, "impossible")).rejects.toThrow(
      "impossible needs the option auth: { apiKey } and { username, password? } and { token }, which no request can bring: it has one header Authorization",
    );
  });

  it("with client credentials fetch one token for several calls, and one more where it is refused", async () => {
    const issued: string[] = [];
    const tokens = createServer((_, response) => {
      issued.push(`t${issued.length}`);
      response.setHeader("content-type", "application/json");
      response.end(JSON.stringify({ access_token: issued.at(-1), token_type: "Bearer", expires_in: 3600 }));
    });
    await new Promise<void>((resolve) => tokens.listen(0, "127.0.0.1", resolve));
    closing.push(async () => void (await new Promise((resolve) => tokens.close(resolve))));
    const { port } = tokens.address() as AddressInfo;
    const refused = new Set(["t0"]);
    const seen: string[] = [];
    const api = createServer((request, response) => {
      const [, sent = ""] = (request.headers.authorization ?? "").split(" ");
      seen.push(sent);
      response.statusCode = refused.has(sent) && seen.length > 2 ? 401 : 200;
      response.setHeader("content-type", "application/json");
      response.end("[]");
    });
    await new Promise<void>((resolve) => api.listen(0, "127.0.0.1", resolve));
    closing.push(async () => void (await new Promise((resolve) => api.close(resolve))));
    const baseUrl = `http://127.0.0.1:${(api.address() as AddressInfo).port}`;
    const auth = { clientId: "id", clientSecret: "secret", tokenUrl: `http://127.0.0.1:${port}/token` };
    const client = at.loaded.createClient({ baseUrl, auth, retry: false });
    const call = async () => (await client.oneOAuth?.({}))?.status;
    expect([await call(), await call(), await call(), await call()]).toEqual([200, 200, 200, 200]);
    expect(issued).toEqual(["t0", "t1"]);
    expect(seen).toEqual(["t0", "t0", "t0", "t1", "t1"]);
  });
});

describe("names of operations", () => {
  const ids = [
    "",
    "404",
    "delete",
    "then",
    "constructor",
    "__proto__",
    "größe",
    "支付",
    "a-b",
    "a_b",
    "toString",
    "😀",
  ];
  const yaml = JSON.stringify({
    openapi: "3.1.0",
    info: { title: "Names", version: "1" },
    paths: Object.fromEntries(
      ids.map((operationId, index) => [
        `/p${index}`,
        {
          get: {
            ...(operationId === "" ? {} : { operationId }),
            responses: { 200: { description: "ok", content: { "text/plain": {} } } },
          },
          post: { operationId, responses: { 204: { description: "ok" } } },
        },
      ]),
    ),
  });

  it("whatever they say, are methods that reach their own operation", async () => {
    const model = smallModel(yaml);
    const { baseUrl, loaded } = await served(model, (request) => {
      const { method, url } = Reflect.get(request, "request") as Request;
      return method === "POST" ? { status: 204 } : { status: 200, body: new URL(url).pathname };
    });
    expect(model.operations).toHaveLength(ids.length * 2);
    for (const { method, name, path } of model.operations) {
      const answer = await asked(loaded, { baseUrl }, name);
      expect([name, answer.status, answer.body]).toEqual(
        method === "post" ? [name, 204, undefined] : [name, 200, path],
      );
    }
  });
});

describe("media types that are ranges", () => {
  const yaml = `
openapi: 3.1.0
info: { title: Ranges, version: "1" }
paths:
  /image: { post: { operationId: image, requestBody: { required: true, content: { "image/*": {} } }, responses: { "200": { description: ok, content: { "image/*": {} } }, "415": { description: no } } } }
  /file: { post: { operationId: file, requestBody: { required: true, content: { "*/*": {} } }, responses: { "200": { description: ok, content: { "*/*": {} } } } } }
`;

  it("take the type that the caller names, and give bytes whatever comes", async () => {
    const { baseUrl, loaded, told } = await served(smallModel(yaml), ({ body, contentType = "" }) => {
      return { status: 200, body, contentType };
    });
    const bytes = new TextEncoder().encode('{"a":1}');
    const back = async (name: string, contentType: string) => {
      const { body, status } = await asked(loaded, { baseUrl }, name, { body: bytes, contentType });
      expect([told, status, body]).toEqual([[], 200, expect.any(ReadableStream)]);
      return await new Response(body as ReadableStream).text();
    };
    expect(await back("image", "image/png")).toBe('{"a":1}');
    expect(await back("file", "application/json")).toBe('{"a":1}');
    expect(await back("file", "text/csv")).toBe('{"a":1}');
    await expect(asked(loaded, { baseUrl }, "image", { body: bytes })).rejects.toThrow(/contentType/);
  });
});

describe("a number that a double cannot keep", () => {
  const schema = "{ type: object, properties: { id: { type: integer, format: int64 }, amount: { type: number } } }";
  const yaml = `
openapi: 3.1.0
info: { title: Numbers, version: "1" }
paths:
  /a:
    get:
      operationId: a
      parameters: [{ name: id, in: query, schema: { type: integer, format: int64 } }, { name: amount, in: query, schema: { type: number } }]
      responses:
        "200": { description: ok, content: { application/json: { schema: ${schema} } } }
`;

  it.each(['{"id":9007199254740993}', '{"amount":12345678901234567.89}', '{"unknown":[1e400]}'])(
    "is never another one: the client gives the text of %s",
    async (text) => {
      const headers = { "content-type": "application/json" };
      const { baseUrl, loaded } = await served(smallModel(yaml), () => new Response(text, { headers }));
      expect(await asked(loaded, { baseUrl }, "a")).toMatchObject({
        status: "unexpected",
        httpStatus: 200,
        reason: "inexact_number",
        body: text,
      });
    },
  );

  it("is refused by the server, in a parameter too", async () => {
    const { baseUrl } = await served(smallModel(yaml), () => ({ status: 200, body: {} }));
    expect((await fetch(`${baseUrl}/a?id=9007199254740993`)).status).toBe(400);
    expect((await fetch(`${baseUrl}/a?amount=12345678901234567.89`)).status).toBe(400);
    expect((await fetch(`${baseUrl}/a?id=9007199254740991&amount=0.10`)).status).toBe(200);
  });
});

describe("headers of an answer", () => {
  const headers = `headers: { X-Left: { required: true, schema: { type: integer } }, X-Next: { schema: { type: string } }, "no name": { required: true, schema: {} } }`;
  const yaml = `
openapi: 3.1.0
info: { title: Headers, version: "1" }
paths:
  /a: { get: { operationId: a, responses: { "204": { description: ok, ${headers} }, default: { description: no } } } }
`;

  it("are missed by who watches drift where the document requires them", async () => {
    const sent: Record<string, string> = {};
    const { baseUrl, loaded } = await served(smallModel(yaml), () => ({ status: 204, headers: sent }));
    const events: object[] = [];
    const options = { baseUrl, onDrift: (event: object) => events.push(event) };
    expect((await asked(loaded, options, "a")).status).toBe(204);
    const message = "The header X-Left is absent.";
    expect(events).toEqual([
      { provider: "provider", operation: "a", status: 204, rule: "example/field-missing", pointer: "", message },
    ]);
    sent["x-left"] = "3";
    expect((await asked(loaded, options, "a")).status).toBe(204);
    expect(events).toHaveLength(1);
  });
});
