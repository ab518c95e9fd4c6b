import { inspect } from "node:util";
import { describe, expect, it } from "vitest";
import {
  type Auth,
  type ClientOptions,
  CORE,
  call,
  createCore,
  type Fetch,
  type OperationSpec,
  type ServiceSpec,
} from "../../templates/runtime/src/index.js";
import { close, keyedClose } from "./support/closing.js";
import { json, scripted } from "./support/scripted-server.js";

const bare = { name: "bank", security: {} };

describe("client options", () => {
  it.each([
    [{}, "baseUrl is required"],
    [{ baseUrl: "/relative" }, "baseUrl must be an absolute URL"],
    [{ baseUrl: "ftp://bank.test" }, "baseUrl must start with https:// or http://"],
    [{ baseUrl: "https://user:hunter22@bank.test" }, "baseUrl must not contain credentials"],
    [{ baseUrl: "https://bank.test?a=1" }, "baseUrl must have neither"],
    [{ baseUrl: "https://bank.test", timeoutMs: 0 }, "timeoutMs must be"],
    [{ baseUrl: "https://bank.test", deadlineMs: Number.POSITIVE_INFINITY }, "deadlineMs must be"],
    [{ baseUrl: "https://bank.test", maxBodyBytes: 1.5 }, "maxBodyBytes must be"],
    [{ baseUrl: "https://bank.test", retry: { max: -1 } }, "retry.max must be"],
    [{ baseUrl: "https://bank.test", retry: { maximum: 1 } }, "retry.maximum is not known"],
    [{ baseUrl: "https://bank.test", auth: { token: "" } }, "auth.token must be"],
    [{ baseUrl: "https://bank.test", auth: { token: undefined } }, "auth.token must be"],
    [{ baseUrl: "https://bank.test", paths: { act: "x" } }, "paths.act must be"],
    [{ baseUrl: "https://bank.test", headers: { "a b": "x" } }, "headers has a name"],
    [
      { baseUrl: "https://bank.test", headers: { "idempotency-KEY": "fixed" } },
      "headers.idempotency-KEY cannot be of a client",
    ],
    [
      { baseUrl: "https://bank.test", headers: { authorization: "hunter22\n" } },
      "headers.authorization has characters",
    ],
    [{ baseUrl: "https://bank.test", timeout: 5 }, "timeout is not known"],
    [{ baseUrl: "https://bank.test", fetch: "x" }, "fetch must be a function"],
    [{ baseUrl: "https://bank.test", clock: {} }, "clock must have"],
    [{ baseUrl: "https://bank.test", tracer: {} }, "tracer must have"],
  ])("%j: %s", (options, message) => {
    const make = () => createCore(bare, options as ClientOptions);
    expect(make).toThrow(TypeError);
    expect(make).toThrow(message);
    expect(make).not.toThrow("hunter22");
  });

  it("names only operations that the service has", () => {
    const service = { ...bare, baseUrl: "https://bank.test", operations: ["open", "close"] };
    expect(() => createCore(service, { paths: { close: "/x" } })).not.toThrow();
    for (const name of ["clsoe", "toString", ""]) {
      expect(() => createCore(service, { paths: { [name]: "/x" } })).toThrow(
        new TypeError(`bank: option paths.${name} names no operation; the operations are open, close`),
      );
    }
  });

  it("uses the document's server where none is given", () => {
    expect(() => createCore({ ...bare, baseUrl: "https://bank.test" }, {})).not.toThrow();
  });
});

describe("credentials", () => {
  const service: ServiceSpec = {
    name: "bank",
    security: {
      bearer: { kind: "bearer" },
      oauth: { kind: "accessToken" },
      basic: { kind: "basic" },
      key: { kind: "apiKey", in: "header", name: "X-Key" },
      queryKey: { kind: "apiKey", in: "query", name: "k" },
      cookieKey: { kind: "apiKey", in: "cookie", name: "sid" },
    },
  };

  async function sent(security: OperationSpec["security"], auth: ClientOptions["auth"]) {
    let seen: { url: string; headers: Record<string, string> } | undefined;
    const fetch = async (url: string, init: RequestInit) => {
      const { accept: _, ...headers } = Object.fromEntries(new Headers(init.headers));
      seen = { url, headers };
      return new Response(null, { status: 204 });
    };
    const options = { baseUrl: "https://bank.test", fetch, ...(auth === undefined ? {} : { auth }) };
    const spec = { name: "act", method: "POST", path: "/x", parameters: [], responses: [], security };
    await call(createCore(service, options), spec);
    return seen;
  }

  it.each([
    ["bearer", { token: "t" }, { authorization: "Bearer t" }],
    ["oauth", { token: async () => "t" }, { authorization: "Bearer t" }],
    ["basic", { username: "sk", password: "" }, { authorization: `Basic ${btoa("sk:")}` }],
    ["basic", { username: "sk" }, { authorization: `Basic ${btoa("sk:")}` }],
    [
      "basic",
      { username: () => "ü", password: "p:w" },
      { authorization: `Basic ${Buffer.from("ü:p:w").toString("base64")}` },
    ],
    ["key", { apiKey: "k" }, { "x-key": "k" }],
    ["cookieKey", { apiKey: "s%3Ak.+/=" }, { cookie: "sid=s%3Ak.+/=" }],
  ] as const)("%s", async (scheme, auth, headers) => {
    expect((await sent([[scheme]], auth))?.headers).toEqual(headers);
  });

  it.each(["a; b=c", "é", "a\n"])("are not sent in a cookie that could not hold them: %j", async (apiKey) => {
    await expect(sent([["cookieKey"]], { apiKey })).rejects.toThrow(
      "bank: auth.apiKey has characters that no cookie takes",
    );
  });

  it("go into the query where the document says so", async () => {
    expect((await sent([["queryKey"]], { apiKey: "a&b" }))?.url).toBe("https://bank.test/x?k=a%26b");
  });

  it("may be a function that is asked for all of them", async () => {
    expect((await sent([["bearer"]], async () => ({ token: "t" })))?.headers).toEqual({ authorization: "Bearer t" });
  });

  it("may be one key for each scheme, and needed together", async () => {
    const auth: Auth = { apiKey: { key: "k1", cookieKey: "k2" }, token: "t" };
    expect((await sent([["key", "cookieKey", "bearer"]], auth))?.headers).toEqual({
      "x-key": "k1",
      cookie: "sid=k2",
      authorization: "Bearer t",
    });
  });

  it("are those of the first alternative that the caller has", async () => {
    expect((await sent([["basic"], ["bearer"], []], { token: "t" }))?.headers).toEqual({ authorization: "Bearer t" });
  });

  it("are not sent where none are asked for, or are optional and not there", async () => {
    expect((await sent([], { token: "t" }))?.headers).toEqual({});
    expect((await sent([[], ["bearer"]], undefined))?.headers).toEqual({});
  });

  it("that are missing are the caller's bug", async () => {
    await expect(sent([["basic"], ["bearer", "key"]], undefined)).rejects.toThrow(
      "act needs the option auth: { username, password? }, or { token } and { apiKey }",
    );
    await expect(sent([["key", "bearer", "cookieKey"]], { apiKey: { key: "k1" } })).rejects.toThrow(
      "act needs the option auth: { apiKey: { key, cookieKey } } and { token }",
    );
  });

  it.each([
    ["bearer", { token: "hunter22\n" }],
    ["key", { apiKey: "hunter22\u0101" }],
    ["basic", { username: "hunter22:" }],
    ["bearer", { token: () => 5 as unknown as string }],
  ] as const)("that no header takes are refused without being repeated: %s", async (scheme, auth) => {
    const promise = sent([[scheme]], auth);
    await expect(promise).rejects.toThrow(TypeError);
    await expect(promise).rejects.not.toThrow("hunter22");
  });

  it("are not followed to another place", async () => {
    await using other = await scripted(json(200, { state: "SHUT" }));
    await using server = await scripted((response) => response.writeHead(307, { location: `${other.url}/x` }).end());
    await close({ client: { baseUrl: server.url } });
    expect(other.seen).toHaveLength(0);
  });
});

describe("a client that is looked at", () => {
  const secret = "sk_live_hunter22";
  const options = { baseUrl: "https://bank.test", auth: { token: secret }, headers: { "x-api-key": secret } };
  const core = createCore(bare, options);
  const client = { [CORE]: core };

  it("shows no credential", () => {
    expect(inspect(client, { depth: 10, showHidden: true, getters: true })).not.toContain("hunter22");
    expect(JSON.stringify({ ...client, core })).not.toContain("hunter22");
    expect(Object.getOwnPropertyNames(core)).toEqual(["provider"]);
  });

  it("does not change when the options do", async () => {
    const auth = { token: "first" };
    let seen: string | null = "";
    const fetch = async (_: string, init: RequestInit) => {
      seen = new Headers(init.headers).get("authorization");
      return new Response(null, { status: 204 });
    };
    const service = { name: "bank", security: { key: { kind: "bearer" } } } as const;
    const own = createCore(service, { baseUrl: "https://bank.test", auth, fetch });
    auth.token = "second";
    await call(own, { ...keyedClose, path: "/" });
    expect(seen).toBe("Bearer first");
  });
});

describe("an idempotency key", () => {
  const keyed: ServiceSpec = { ...bare, idempotencyHeaders: ["bank-request"] };

  it("is no header of a client, by whatever name the service takes it", () => {
    const options = { baseUrl: "https://bank.test", headers: { "Bank-Request": "fixed" } };
    expect(() => createCore(keyed, options)).toThrow(/bank: option headers\.Bank-Request .* A key belongs to one call/);
    expect(() => createCore(bare, options)).not.toThrow();
  });

  it("is of the call: a header of the client's makes no call repeatable", async () => {
    let asked = 0;
    const fetch: Fetch = async () => {
      asked += 1;
      return new Response(null, { status: 503 });
    };
    const operation: OperationSpec = { ...keyedClose, path: "/x", parameters: [], idempotencyHeader: "Bank-Request" };
    const headers = { "bank-request": "fixed" };
    const options = { baseUrl: "https://bank.test", auth: { token: "t" }, headers, fetch, random: () => 0 };
    await call(createCore(bare, options), operation);
    expect(asked).toBe(1);
    await call(createCore(bare, options), operation, {}, { idempotencyKey: "k" });
    expect(asked).toBe(4);
  });
});
