import { Hono } from "hono";
import { describe, expect, it } from "vitest";
import {
  makeValidator,
  type OperationSpec,
  type ParameterSpec,
  type ServiceSpec,
  type ServiceValidators,
} from "../../templates/runtime/src/index.js";
import { type Served, type ServerOptions, serve } from "../../templates/runtime/src/server.js";

const service: ServiceSpec = {
  name: "bank",
  security: {
    bearer: { kind: "bearer" },
    basic: { kind: "basic" },
    key: { kind: "apiKey", in: "query", name: "k" },
    mutual: { kind: "other", scheme: "mutualTLS" },
  },
};

const json = [{ mediaType: "application/json", kind: "json" }] as const;

const base: OperationSpec = {
  name: "act",
  method: "POST",
  path: "/accounts/{id}",
  parameters: [{ name: "id", in: "path", required: true, style: "simple", explode: false, types: ["string"] }],
  body: { required: true, content: json },
  responses: [
    { status: 200, content: json },
    { status: 202, content: [{ mediaType: "image/*", kind: "binary" }] },
    { status: 204, content: [] },
    { status: "4XX", content: [{ mediaType: "application/problem+json", kind: "json" }] },
  ],
  security: [],
};

interface Case {
  readonly operation?: Partial<OperationSpec>;
  readonly handle?: (request: Record<string, unknown>) => unknown;
  readonly validators?: ServiceValidators;
  readonly options?: ServerOptions;
}

function app({ handle = ({ body }) => ({ status: 200, body }), operation, options, validators }: Case = {}) {
  const served: Served = { service, operations: [{ ...base, ...operation }], handlers: { act: handle } };
  return serve({ ...served, ...(options && { options }), ...(validators && { validators }) });
}

async function post(hono: Hono, more: RequestInit = {}, path = "/accounts/a") {
  const headers = { "content-type": "application/json", ...more.headers };
  const response = await hono.request(path, { method: "POST", body: '{"a":1}', ...more, headers });
  const text = await response.text();
  const type = response.headers.get("content-type") ?? "";
  return { response, status: response.status, text, body: type.includes("json") ? JSON.parse(text) : undefined, type };
}

describe("a request as the document describes it", () => {
  it("reaches its handler, and the answer its caller", async () => {
    let seen: unknown;
    const handle = ({ request: _, ...rest }: Record<string, unknown>) => {
      seen = rest;
      return { status: 200, body: { ok: true }, headers: { "x-a": "1" } };
    };
    const { response, body } = await post(app({ handle }), {}, "/accounts/a%2Fb%20c");
    expect(seen).toEqual({
      path: { id: "a/b c" },
      query: {},
      headers: {},
      cookies: {},
      body: { a: 1 },
      contentType: "application/json",
      credentials: {},
    });
    expect(body).toEqual({ ok: true });
    expect(Object.fromEntries(response.headers)).toMatchObject({ "content-type": "application/json", "x-a": "1" });
  });

  it("reaches a handler of a class, below a path of its own", async () => {
    class Accounts {
      readonly #answer = 204;
      act() {
        return { status: this.#answer };
      }
    }
    const mounted = new Hono().route("/v1/x", serve({ service, operations: [base], handlers: new Accounts() }));
    expect((await post(mounted, {}, "/v1/x/accounts/a")).status).toBe(204);
  });

  it("is answered by a range with its number", async () => {
    const handle = () => ({ status: "4XX", httpStatus: 418, body: { code: "TEA" } });
    const { body, status, type } = await post(app({ handle }));
    expect([status, type, body]).toEqual([418, "application/problem+json", { code: "TEA" }]);
  });
});

describe("a request that does not match is refused with RFC 9457", () => {
  it.each([
    ["no JSON", { body: "{" }, 400, "contentMediaType"],
    ["no UTF-8", { body: new Uint8Array([0xff]) }, 400, "contentMediaType"],
    ["no body", { body: "" }, 400, "required"],
  ] as const)("%s", async (_, init, status, keyword) => {
    const answer = await post(app(), init);
    expect(answer.status).toBe(status);
    expect(answer.type).toBe("application/problem+json");
    expect(answer.body).toMatchObject({
      type: "about:blank",
      status,
      errors: [{ location: "body", pointer: "", keyword }],
    });
  });

  it.each([
    ["another media type", { headers: { "content-type": "text/xml" } }],
    ["no media type", { headers: { "content-type": "" } }],
    ["a compressed body", { headers: { "content-encoding": "gzip" } }],
  ])("415: %s", async (_, init) => {
    const { response, status } = await post(app(), init);
    expect(status).toBe(415);
    expect(response.headers.get("accept")).toBe("application/json");
  });

  it("413: a body over the limit, declared or not", async () => {
    const limited = app({ options: { maxBodyBytes: 10 } });
    expect((await post(limited, { body: JSON.stringify("x".repeat(20)) })).status).toBe(413);
    const stream = new ReadableStream({
      pull: (controller) => controller.enqueue(new TextEncoder().encode("xxxxxxxx")),
    });
    expect((await post(limited, { body: stream, duplex: "half" } as RequestInit)).status).toBe(413);
  });

  it("404 and 405", async () => {
    expect((await post(app(), {}, "/elsewhere")).status).toBe(404);
    const response = await app().request("/accounts/a", { method: "PUT" });
    expect([response.status, response.headers.get("allow")]).toEqual([405, "POST"]);
    expect(await response.json()).toMatchObject({ status: 405, title: "Method Not Allowed" });
  });

  it.each([
    ["twice the same query parameter", "/accounts/a?q=1&q=2", "/q", "style"],
    ["half a character", "/accounts/%ff", "/id", "style"],
    ["half an escape", "/accounts/%zz", "/id", "style"],
  ])("400: %s", async (_, path, pointer, keyword) => {
    const id = base.parameters[0] as ParameterSpec;
    const parameters: ParameterSpec[] = [id, { ...id, name: "q", in: "query", required: false, style: "form" }];
    const { body, status } = await post(app({ operation: { parameters } }), {}, path);
    expect([status, body.errors]).toEqual([400, [expect.objectContaining({ pointer, keyword })]]);
  });

  it("400: JSON that names a member twice", async () => {
    const { body, status } = await post(app(), { body: '{"amount":1,"amount":100}' });
    expect([status, body.errors]).toEqual([400, [expect.objectContaining({ message: "names a member twice" })]]);
  });

  it.each([
    ["9007199254740993", 400],
    ["-9223372036854775807", 400],
    ["12345678901234567.89", 400],
    ["1e999", 400],
    ["9007199254740992", 200],
    ["1.50e20", 200],
    ["0.1000000000000000055", 200],
    ['"9007199254740993 \\" 9007199254740993"', 200],
  ])("a body with %s, which may lose digits: %i", async (literal, expected) => {
    const { body, status } = await post(app(), { body: `{"amount":1,"nested":[{"id":${literal}}]}` });
    expect(status).toBe(expected);
    if (status === 400)
      expect(body.errors).toEqual([expect.objectContaining({ message: expect.stringMatching(/2\^53/) })]);
  });

  it("405 with every method of the path, whichever template has it", async () => {
    const { body: _, ...bare } = base;
    const operations = [
      { ...bare, name: "read", method: "GET" },
      { ...base, name: "act" },
      { ...bare, name: "mine", method: "DELETE", path: "/accounts/mine", parameters: [] },
    ];
    const handlers = { read: () => undefined, act: () => undefined, mine: () => undefined };
    const hono = serve({ service, operations, handlers });
    for (const served of [hono, new Hono().route("/v1", hono)]) {
      const under = served === hono ? "" : "/v1";
      for (const method of ["PUT", "OPTIONS"]) {
        const mine = await served.request(`${under}/accounts/mine`, { method });
        expect([mine.status, mine.headers.get("allow")]).toEqual([405, "DELETE, GET, HEAD, POST"]);
        const other = await served.request(`${under}/accounts/x`, { method });
        expect([other.status, other.headers.get("allow")]).toEqual([405, "GET, HEAD, POST"]);
      }
      expect((await served.request(`${under}/accounts/x/`, { method: "PUT" })).status).toBe(404);
    }
  });

  it("with all violations, each at its place", async () => {
    const never = (keyword: string, pointer: string) =>
      makeValidator(() => [{ keyword, pointer, message: `must hold <b>` }]);
    const validators = {
      act: { path: { id: never("format", "") }, body: { "application/json": never("type", "/a") } },
    };
    const { body, text, response } = await post(app({ validators }));
    expect(body.errors).toEqual([
      { location: "path", pointer: "/id", keyword: "format", message: "must hold <b>" },
      { location: "body", pointer: "/a", keyword: "type", message: "must hold <b>" },
    ]);
    expect(text).not.toContain("<");
    expect(response.headers.get("x-content-type-options")).toBe("nosniff");
  });

  it("without repeating what it sent", async () => {
    const { text } = await post(app(), { body: "<script>{" }, "/accounts/%3Cscript%3E");
    expect(text).not.toContain("script");
  });
});

describe("credentials", () => {
  const secured = (security: OperationSpec["security"], options?: ServerOptions) => {
    const handle = ({ credentials }: Record<string, unknown>) => ({ status: 200, body: credentials });
    return app({ operation: { security }, handle, ...(options && { options }) });
  };

  it.each([
    ["bearer", { authorization: "bearer t" }, "", { bearer: { kind: "bearer", token: "t" } }],
    [
      "basic",
      { authorization: `Basic ${btoa("u:p:w")}` },
      "",
      { basic: { kind: "basic", username: "u", password: "p:w" } },
    ],
    ["key", {}, "?k=a%26b", { key: { kind: "apiKey", value: "a&b" } }],
    ["mutual", {}, "", {}],
  ])("%s is handed on", async (scheme, headers, query, expected) => {
    const { body, status } = await post(secured([[scheme]]), { headers }, `/accounts/a${query}`);
    expect([status, body]).toEqual([200, expected]);
  });

  it.each([
    {},
    { authorization: "Bearer" },
    { authorization: "Bearer t t" },
    { authorization: "Basic %%%" },
    { authorization: "Digest x" },
  ])("%j is not enough", async (headers) => {
    const { response, status } = await post(secured([["bearer"], ["basic"]]), { headers });
    expect(status).toBe(401);
    expect(response.headers.get("www-authenticate")).toBe('Bearer realm="bank", Basic realm="bank", charset="UTF-8"');
  });

  it("that stand twice are none: whoever stands in front may have read the other", async () => {
    expect((await post(secured([["key"]]), {}, "/accounts/a?k=1&k=2")).status).toBe(401);
  });

  it("are needed together where the document says so, and not where they are optional", async () => {
    const headers = { authorization: "Bearer t" };
    expect((await post(secured([["bearer", "key"]]), { headers })).status).toBe(401);
    expect((await post(secured([["bearer", "key"]]), { headers }, "/accounts/a?k=1")).status).toBe(200);
    expect((await post(secured([["bearer"], []]))).status).toBe(200);
  });

  it("may be left to the handlers", async () => {
    expect((await post(secured([["bearer"]], { credentials: "handler" }))).status).toBe(200);
  });
});

describe("an answer that the document does not allow", () => {
  it.each([
    ["an undeclared status", () => ({ status: 201, body: {} })],
    ["a status inside a range that is named by number", () => ({ status: 404, body: {} })],
    ["a range without its number", () => ({ status: "4XX", body: {} })],
    ["a number outside the range", () => ({ status: "4XX", httpStatus: 500, body: {} })],
    ["a body where there is none", () => ({ status: 204, body: {} })],
    ["no body where there is one", () => ({ status: 200 })],
    ["bytes below a range that nothing narrows", () => ({ status: 202, body: new Uint8Array([1]) })],
    ["a media type that is not declared", () => ({ status: 200, body: {}, headers: { "content-type": "text/html" } })],
    ["no result", () => undefined],
    ["a thrown error", () => Promise.reject(new Error("hunter22 at /etc/passwd"))],
    ["a header that cannot be", () => ({ status: 200, body: {}, headers: { "x-a": "hunter22\n!" } })],
    [
      "a circular body",
      () => {
        const body: Record<string, unknown> = {};
        body.self = body;
        return { status: 200, body };
      },
    ],
  ])("%s is a bare 500, and told", async (_, handle) => {
    const told: unknown[] = [];
    const options: ServerOptions = { onError: (error, at) => told.push([error, at.operation]) };
    const { body, status, text } = await post(app({ handle, options }));
    expect(status).toBe(500);
    expect(body).toEqual({ type: "about:blank", title: "Internal Server Error", status: 500 });
    expect(text).not.toContain("hunter22");
    expect(told).toEqual([[expect.any(Error), "act"]]);
  });

  it("is found by the response's validator, unless that is off", async () => {
    const never = makeValidator(() => [{ keyword: "type", pointer: "/a", message: "must be text" }]);
    const responses = { "200": { "application/json": never } };
    const validators = { act: { responses } };
    const told: unknown[] = [];
    const onError = (error: unknown) => told.push(String(error));
    expect((await post(app({ validators, options: { onError } }))).status).toBe(500);
    expect(told).toEqual(["WrongAnswer: act: the body of status 200 does not match the document: /a must be text"]);
    expect((await post(app({ validators, options: { validateResponses: false } }))).status).toBe(200);
  });

  it("stays a 500 where onError throws", async () => {
    const options: ServerOptions = {
      onError: () => {
        throw new Error("x");
      },
    };
    expect((await post(app({ handle: () => undefined, options }))).status).toBe(500);
  });
});

describe("handlers", () => {
  it("must be there for every operation", () => {
    expect(() => serve({ service, operations: [base], handlers: {} })).toThrow("handlers.act must be a function");
    const inherited = { ...base, name: "toString" };
    expect(() => serve({ service, operations: [inherited], handlers: {} })).toThrow("handlers.toString");
  });
});

describe("options", () => {
  it.each([
    [{ paths: { act: "/other/{id}", atc: "/x" } }, "option paths.atc names no operation; the operations are act"],
    [{ paths: { toString: "/x" } }, "option paths.toString names no operation"],
    [{ paths: { act: "accounts" } }, "option paths.act must be text that starts with /"],
  ])("%j is refused", (options, message) => {
    expect(() => app({ options })).toThrow(message);
  });
});

describe("what a request names", () => {
  it("reaches no prototype", async () => {
    const id = base.parameters[0] as ParameterSpec;
    const parameters: ParameterSpec[] = [
      id,
      { ...id, name: "f", in: "query", required: false, style: "deepObject", explode: true, types: ["object"] },
      { ...id, name: "__proto__", in: "query", required: false, style: "form" },
    ];
    let seen: Record<string, unknown> = {};
    const handle = (request: Record<string, unknown>) => {
      seen = request;
      return { status: 204 };
    };
    const query = "f[__proto__][polluted]=1&f[constructor][prototype][polluted]=1&__proto__=text";
    const body = '{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}}}';
    expect((await post(app({ operation: { parameters }, handle }), { body }, `/accounts/a?${query}`)).status).toBe(204);
    expect(Reflect.get({}, "polluted")).toBeUndefined();
    expect(Reflect.get(Object(seen.body), "polluted")).toBeUndefined();
    expect(Object.keys(Object(seen.query))).toEqual(["f", "__proto__"]);
    expect(Object.getPrototypeOf(seen.query)).toBeNull();
  });
});

describe("routes", () => {
  const get = (name: string, path: string, method = "GET"): OperationSpec => {
    const { body: _, ...rest } = base;
    return {
      ...rest,
      name,
      path,
      method,
      parameters: [],
      responses: [
        { status: 200, content: json },
        { status: 204, content: [] },
      ],
    };
  };

  async function routed(operations: readonly OperationSpec[], method: string, path: string): Promise<unknown> {
    const handlers = Object.fromEntries(
      operations.map(({ name, method: own }) => [
        name,
        () => (own === "HEAD" ? { status: 204, headers: { "x-n": name } } : { status: 200, body: name }),
      ]),
    );
    const response = await serve({ service, operations, handlers }).request(path, { method });
    return method === "HEAD"
      ? response.headers.get("x-n")
      : response.status === 200
        ? await response.json()
        : response.status;
  }

  it.each([
    ["GET", "/a/mine", "fixed"],
    ["GET", "/a/other", "open"],
    ["GET", "/a/x.json", "mixed"],
    ["GET", "/a/x:close", "custom"],
    ["GET", "/a/x/", 404],
    ["GET", "/a/x/y", 404],
    ["POST", "/a/mine", "create"],
    ["DELETE", "/a/mine", 405],
    ["GET", "/a*b", "star"],
    ["GET", "/axb", 404],
    ["GET", "/%C3%A9", "accent"],
  ])("%s %s is %s", async (method, path, expected) => {
    const operations = [
      get("open", "/a/{id}"),
      get("mixed", "/a/{id}.{ext}"),
      get("custom", "/a/{id}:close"),
      get("fixed", "/a/mine"),
      get("create", "/a/{id}", "POST"),
      get("star", "/a*b"),
      get("accent", "/é"),
    ];
    expect(await routed(operations, method, path)).toBe(expected);
  });

  it("keep HEAD and GET apart", async () => {
    expect(await routed([get("peek", "/a", "HEAD"), get("read", "/a")], "HEAD", "/a")).toBe("peek");
    expect(await routed([get("peek", "/a", "HEAD"), get("read", "/a")], "GET", "/a")).toBe("read");
  });
});
