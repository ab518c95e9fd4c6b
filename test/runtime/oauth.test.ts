import { describe, expect, it } from "vitest";
import {
  type Auth,
  type ClientOptions,
  call,
  createCore,
  type Fetch,
  type OperationSpec,
  type ServiceSpec,
  TransportError,
} from "../../templates/runtime/src/index.js";
import { jsonResponse } from "./support/scripted-fetch.js";

const service: ServiceSpec = {
  name: "bank",
  baseUrl: "https://bank.test/v1",
  security: { oauth: { kind: "accessToken", tokenUrl: "https://login.test/token" } },
};
const read: OperationSpec = {
  name: "read",
  method: "GET",
  path: "/a",
  parameters: [],
  responses: [{ status: 200, content: [{ mediaType: "application/json", kind: "json" }] }],
  security: [["oauth"]],
};
const auth = { clientId: "me:you", clientSecret: "s3cret/é" };

interface Sent {
  readonly url: string;
  readonly init: RequestInit;
  readonly authorization: string | null;
}

/** A token endpoint that numbers its tokens, and a service that refuses the tokens in `refused`. */
function world({
  refused = [],
  token = (n) => jsonResponse(200, { access_token: `token-${n}`, expires_in: 100 }),
}: {
  refused?: readonly string[];
  token?: (n: number) => Response;
} = {}) {
  const tokens: Sent[] = [];
  const calls: Sent[] = [];
  let now = 0;
  const fetch: Fetch = async (url, init) => {
    const sent = { url, init, authorization: new Headers(init.headers).get("authorization") };
    if (url.startsWith("https://login.test/") || url.endsWith("/token")) {
      tokens.push(sent);
      return token(tokens.length);
    }
    calls.push(sent);
    return refused.includes(sent.authorization ?? "") ? jsonResponse(401, {}) : jsonResponse(200, {});
  };
  const clock = { now: () => now, after: () => () => undefined };
  const core = (options: Partial<ClientOptions> = {}) =>
    createCore(service, { auth: auth as Auth, fetch, clock, ...options });
  return {
    tokens,
    calls,
    core,
    advance: (ms: number) => {
      now += ms;
    },
  };
}

describe("client credentials", () => {
  it("are sent to the token endpoint alone, form-encoded in a basic header, and follow no redirect", async () => {
    const { calls, core, tokens } = world();
    await call(core({ auth: { ...auth, scopes: ["a:read", "b"] } as Auth }), read);
    expect(tokens.map(({ url }) => url)).toEqual(["https://login.test/token"]);
    expect(tokens[0]?.authorization).toBe(`Basic ${btoa("me%3Ayou:s3cret%2F%C3%A9")}`);
    expect(tokens[0]?.init).toMatchObject({
      method: "POST",
      redirect: "manual",
      body: "grant_type=client_credentials&scope=a%3Aread+b",
    });
    expect(calls.map(({ authorization, url }) => [url, authorization])).toEqual([
      ["https://bank.test/v1/a", "Bearer token-1"],
    ]);
  });

  it("may stand in the body, and the token endpoint elsewhere", async () => {
    const { core, tokens } = world();
    const own = { ...auth, clientAuthentication: "body", tokenUrl: "oauth/token" } as Auth;
    await call(core({ auth: own }), read);
    expect(tokens[0]).toMatchObject({ url: "https://bank.test/v1/oauth/token", authorization: null });
    expect(tokens[0]?.init.body).toBe("grant_type=client_credentials&client_id=me%3Ayou&client_secret=s3cret%2F%C3%A9");
  });

  it("give one token for many calls, until shortly before it expires", async () => {
    const { advance, core, tokens } = world();
    const own = core();
    await Promise.all([call(own, read), call(own, read), call(own, read)]);
    expect(tokens).toHaveLength(1);
    advance(69_000);
    await call(own, read);
    expect(tokens).toHaveLength(1);
    advance(2_000);
    await call(own, read);
    expect(tokens).toHaveLength(2);
  });

  it("give a new token once where one is refused", async () => {
    const { calls, core, tokens } = world({ refused: ["Bearer token-1"] });
    expect(await call(core({ retry: false }), read)).toMatchObject({ status: 200 });
    expect(tokens).toHaveLength(2);
    expect(calls.map(({ authorization }) => authorization)).toEqual(["Bearer token-1", "Bearer token-2"]);
  });

  it("do not go on asking where every token is refused", async () => {
    const { calls, core, tokens } = world({ refused: ["Bearer token-1", "Bearer token-2", "Bearer token-3"] });
    expect(await call(core(), read)).toMatchObject({ status: "unexpected", httpStatus: 401 });
    expect([calls.length, tokens.length]).toEqual([2, 2]);
  });

  it.each<readonly [string, () => Response, RegExp]>([
    [
      "refuses",
      () => jsonResponse(401, { error: "invalid_client", error_description: "s3cret/é" }),
      /401 \(invalid_client\)/,
    ],
    [
      "redirects",
      () => new Response(null, { status: 307, headers: { location: "https://evil.test/" } }),
      /answered 307/,
    ],
    ["says nothing", () => new Response("<html>"), /no access_token/],
    [
      "gives another kind of token",
      () => jsonResponse(200, { access_token: "x", token_type: "mac" }),
      /no bearer token/,
    ],
    ["floods", () => new Response("x".repeat(70_000)), /no access_token/],
  ])("fail without sending the call or telling the secret where the endpoint %s", async (_, token, message) => {
    const { calls, core } = world({ token });
    const error: unknown = await call(core({ retry: false }), read).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(TransportError);
    expect(error).toMatchObject({ sent: "no", cause: { message: expect.stringMatching(message) } });
    expect(JSON.stringify(error)).not.toContain("s3cret");
    expect(calls).toEqual([]);
  });

  it("are not asked for again before the next call where the endpoint failed", async () => {
    const { core, tokens } = world({
      token: (n) => (n === 1 ? jsonResponse(500, {}) : jsonResponse(200, { access_token: "t" })),
    });
    const own = core({ retry: false });
    await expect(call(own, read)).rejects.toThrow(/nothing was sent/);
    expect(await call(own, read)).toMatchObject({ status: 200 });
    expect(tokens).toHaveLength(2);
  });

  it.each<readonly [string, Auth, RegExp]>([
    ["plain HTTP", { ...auth, tokenUrl: "http://login.test/token" }, /auth\.tokenUrl must start with https/],
    ["credentials in the address", { ...auth, tokenUrl: "https://a:b@login.test/" }, /auth\.tokenUrl must not contain/],
    ["no secret", { clientId: "me" }, /auth\.clientSecret/],
    ["a scope with a space", { ...auth, scopes: ["a b"] }, /auth\.scopes/],
  ])("refuse %s", async (_, wrong, message) => {
    const { core, tokens } = world();
    await expect((async () => await call(core({ auth: wrong }), read))()).rejects.toThrow(message);
    expect(tokens).toEqual([]);
  });

  it("stay unused where a token is given", async () => {
    const { core, tokens } = world();
    await call(core({ auth: { ...auth, token: "mine" } as Auth }), read);
    expect(tokens).toEqual([]);
  });
});

describe("servers of single operations", () => {
  const own: OperationSpec = { ...read, name: "own", baseUrl: "https://files.test/x", security: [] };
  const plain: OperationSpec = { ...read, security: [] };
  const urls = async (options: Partial<ClientOptions>, served: ServiceSpec = service) => {
    const seen: string[] = [];
    const fetch: Fetch = async (url) => {
      seen.push(url);
      return jsonResponse(200, {});
    };
    const core = createCore(served, { fetch, ...options });
    await call(core, plain);
    await call(core, own);
    return seen;
  };

  it("are called where the document says, unless the caller says otherwise", async () => {
    expect(await urls({})).toEqual(["https://bank.test/v1/a", "https://files.test/x/a"]);
    expect(await urls({ baseUrl: "https://b.test" })).toEqual(["https://b.test/a", "https://b.test/a"]);
    const baseUrls = { own: "https://c.test/y/" };
    expect(await urls({ baseUrls })).toEqual(["https://bank.test/v1/a", "https://c.test/y/a"]);
    expect(await urls({ baseUrl: "https://b.test", baseUrls })).toEqual(["https://b.test/a", "https://c.test/y/a"]);
  });

  it("make an address of the service needless where each has its own", async () => {
    const served: ServiceSpec = { name: "bank", security: {}, isServedPerOperation: true };
    await expect(urls({}, served)).rejects.toThrow(/option baseUrl is required for read/);
    expect(() => createCore({ name: "bank", security: {} }, {})).toThrow(/baseUrl is required/);
    expect(() => createCore(service, { baseUrls: { own: "ftp://a.test" } })).toThrow(/option baseUrls\.own must start/);
  });
});

describe("the token endpoint of a document", () => {
  const sandbox = "https://sandbox.bank.test/v1";
  const required = /^bank: auth\.tokenUrl is required: .* https:\/\/login\.test\b/;

  it("is not used for another server than the document's, whoever says so when a client is made", () => {
    const { core } = world();
    expect(() => core({ baseUrl: sandbox })).toThrow(required);
    expect(() => core({ baseUrl: "http://127.0.0.1:4010" })).toThrow(/auth\.tokenUrl/);
    const unaddressed = { ...service, baseUrl: undefined } as unknown as ServiceSpec;
    expect(() => createCore(unaddressed, { baseUrl: sandbox, auth })).toThrow(required);
  });

  it("is asked for by a client whose option auth is a function, before anything is sent", async () => {
    const { calls, core, tokens } = world();
    await expect(call(core({ baseUrl: sandbox, auth: () => auth }), read)).rejects.toThrow(required);
    expect([calls.length, tokens.length]).toEqual([0, 0]);
  });

  it("is asked for where one operation alone is called elsewhere", async () => {
    const { calls, core, tokens } = world();
    await expect(call(core({ baseUrls: { read: sandbox } }), read)).rejects.toThrow(required);
    expect([calls.length, tokens.length]).toEqual([0, 0]);
  });

  it("need not be said where it lies on the server that is called, nor for another path of the document's", async () => {
    const { core, tokens } = world();
    const relative: ServiceSpec = { ...service, security: { oauth: { kind: "accessToken", tokenUrl: "token" } } };
    const own: ServiceSpec = {
      ...service,
      security: { oauth: { kind: "accessToken", tokenUrl: "https://sandbox.bank.test/token" } },
    };
    const fetch: Fetch = async (url) => {
      tokens.push({ url, init: {}, authorization: null });
      return jsonResponse(200, { access_token: "t" });
    };
    for (const each of [relative, own]) await call(createCore(each, { auth, fetch, baseUrl: sandbox }), read);
    await call(core({ baseUrl: "https://bank.test/v2" }), read);
    expect(tokens.map(({ url }) => url).filter((url) => url.endsWith("token"))).toEqual([
      "https://sandbox.bank.test/v1/token",
      "https://sandbox.bank.test/token",
      "https://login.test/token",
    ]);
  });

  it("is where the caller says, and a token needs none", async () => {
    const { core, tokens } = world();
    await call(
      core({ baseUrl: sandbox, auth: { ...auth, tokenUrl: "https://login.sandbox.test/token" } as Auth }),
      read,
    );
    await call(core({ baseUrl: sandbox, auth: { token: "t" } as Auth }), read);
    expect(tokens.map(({ url }) => url)).toEqual(["https://login.sandbox.test/token"]);
  });
});
