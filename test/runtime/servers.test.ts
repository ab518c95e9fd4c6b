import { describe, expect, it } from "vitest";
import {
  type ClientOptions,
  call,
  createCore,
  type OperationSpec,
  type ServerChoices,
  type ServiceSpec,
} from "../../templates/runtime/src/index.js";

const host = {
  url: "https://{region}.bank.test/{base}",
  variables: [
    { name: "region", default: "eu", enum: ["eu", "us"] },
    { name: "base", default: "v1/api", others: "segment" },
  ],
} as const;
const tenant = {
  url: "https://{__proto__}.bank.test",
  variables: [{ name: "__proto__", default: "main", others: "label" }],
} as const;
const labels = {
  url: "https://{at}.bank.test:{port}",
  variables: [
    { name: "at", default: "eu.api", others: "labels" },
    { name: "port", default: "443", others: "port" },
  ],
} as const;
const listed = { url: "https://{host}bank.test", variables: [{ name: "host", default: "" }] } as const;
const service: ServiceSpec = {
  name: "bank",
  baseUrl: "https://eu.bank.test/v1/api",
  security: {},
  servers: [host, tenant, labels, listed],
  operations: ["act", "upload", "constructor"],
  operationServers: {
    upload: [
      { url: "https://up-{region}.bank.test", variables: [{ name: "region", default: "eu", enum: ["eu", "us"] }] },
    ],
  },
};
const operation = (name: string, more: Partial<OperationSpec> = {}): OperationSpec => {
  return {
    name,
    method: "GET",
    path: "/a",
    parameters: [],
    responses: [{ status: 204, content: [] }],
    security: [],
    ...more,
  };
};
const act = operation("act");
const upload = operation("upload", { baseUrl: "https://up-eu.bank.test" });
const relative = operation("constructor", { basePath: "/v2" });

type Options = ClientOptions & ServerChoices;

async function calledAt(options: Options, spec = act): Promise<string> {
  let at = "";
  const fetch = async (url: string) => {
    at = url;
    return new Response(null, { status: 204 });
  };
  await call(createCore(service, { ...options, fetch }), spec);
  return at;
}

describe("the option server", () => {
  it.each<[Options, OperationSpec, string]>([
    [{}, act, "https://eu.bank.test/v1/api/a"],
    [{ server: { url: host.url } }, act, "https://eu.bank.test/v1/api/a"],
    [{ server: { url: host.url, variables: { region: "us" } } }, act, "https://us.bank.test/v1/api/a"],
    [{ server: { url: host.url, variables: { base: "v2.1_~-" } } }, act, "https://eu.bank.test/v2.1_~-/a"],
    [
      { server: { url: host.url, variables: { base: "v1/api", region: undefined } } },
      act,
      "https://eu.bank.test/v1/api/a",
    ],
    [{ server: { url: tenant.url, variables: JSON.parse('{"__proto__":"shop"}') } }, act, "https://shop.bank.test/a"],
    [{ server: { url: labels.url, variables: { at: "us.x", port: "65535" } } }, act, "https://us.x.bank.test:65535/a"],
    [{ server: { url: listed.url, variables: { host: "" } } }, act, "https://bank.test/a"],
    [{ server: { url: tenant.url } }, upload, "https://up-eu.bank.test/a"],
    [{ server: { url: tenant.url } }, relative, "https://main.bank.test/v2/a"],
    [{ servers: { upload: { variables: { region: "us" } } } }, upload, "https://up-us.bank.test/a"],
    [{ baseUrl: "https://mine.test/x" }, relative, "https://mine.test/x/a"],
  ])("%j calls %o", async (options, spec, url) => {
    expect(await calledAt(options, spec)).toBe(url);
  });

  it.each<[object, string]>([
    [{ server: "eu" }, "server must be an object"],
    [{ server: {} }, "server.url must be one of the document's servers: https://{region}"],
    [{ server: { url: "https://evil.test" } }, "server.url must be one of"],
    [{ server: { url: host.url, region: "us" } }, "server.region is not known"],
    [{ server: { url: host.url, variables: { constructor: "x" } } }, "server.variables.constructor is no variable"],
    [{ server: { url: host.url, variables: { region: "evil" } } }, "server.variables.region must be one of eu, us"],
    [{ server: null }, "server must be an object"],
    [{ server: "" }, "server must be an object"],
    [{ server: { url: labels.url, variables: { port: "80a" } } }, "server.variables.port must be a port, 0 to 65535"],
    [{ server: { url: labels.url, variables: { port: "65536" } } }, "server.variables.port must be a port, 0 to 65535"],
    [{ servers: { upload: null } }, "servers.upload must be an object"],
    [{ servers: null }, "servers must be an object"],
    [{ baseUrls: null }, "baseUrls must be an object"],
    [{ server: { url: host.url, variables: { base: 1 } } }, "server.variables.base must be text"],
    [{ server: { url: host.url }, baseUrl: "https://mine.test" }, "server and baseUrl exclude each other"],
    [{ servers: { act: { url: host.url } } }, "servers.act is not known: the document leaves no server to choose"],
    [{ servers: { constructor: {} } }, "servers.constructor is not known: the document leaves no server to choose"],
    [{ servers: { other: {} } }, "servers.other names no operation"],
    [{ servers: { upload: {} }, baseUrls: { upload: "https://x.test" } }, "servers.upload and baseUrls.upload exclude"],
  ])("%j: %s", (options, message) => {
    const make = () => createCore(service, options);
    expect(make).toThrow(TypeError);
    expect(make).toThrow(message);
  });

  it.each([
    "evil.test/",
    "evil.test#",
    "evil.test?",
    "a@evil",
    "x:1",
    "evil\\",
    "%2f",
    "..",
    ".",
    "",
    "a b",
    "\u2024",
    "ü",
    "a\n",
    "evil.test:80",
  ])("moves no request to another host by the value %j", (value) => {
    for (const server of [
      { url: tenant.url, variables: JSON.parse(`{"__proto__":${JSON.stringify(value)}}`) },
      { url: host.url, variables: { base: value } },
      { url: labels.url, variables: { at: value } },
      { url: labels.url, variables: { port: value } },
      { url: listed.url, variables: { host: value } },
    ]) {
      if (value === "" && server.url === listed.url) continue;
      const make = () => createCore(service, { server });
      expect(make).toThrow(/must be (?:letters, digits|a port|"", because here another value may make another domain)/);
      if (value.length > 3) expect(make).not.toThrow(value);
    }
  });

  it("takes one label of a host name where no more are said to be taken, and none in place of the host", () => {
    const other = (server: object) => () => createCore(service, { server });
    expect(other({ url: tenant.url, variables: JSON.parse('{"__proto__":"a.evil"}') })).toThrow(
      /must be letters, digits, and _ ~ -;/,
    );
    expect(other({ url: labels.url, variables: { at: "eu.api.x" } })).not.toThrow();
    const empty = {
      url: "https://{host}/{base}",
      variables: [{ name: "host", default: "" }, host.variables[1]],
    };
    expect(() => createCore({ ...service, servers: [empty] }, { server: { variables: { base: "evil" } } })).toThrow(
      "server.variables must leave a host in the address",
    );
  });

  it("takes the token endpoint that is relative to it along, and its secret nowhere else", async () => {
    const own: ServiceSpec = { ...service, security: { oauth: { kind: "accessToken", tokenUrl: "/token" } } };
    const auth = { clientId: "me", clientSecret: "secret" };
    const asked: string[] = [];
    const fetch = async (url: string) => {
      asked.push(url);
      return url.endsWith("/token") ? Response.json({ access_token: "t" }) : new Response(null, { status: 204 });
    };
    const server = { url: tenant.url, variables: JSON.parse('{"__proto__":"shop"}') };
    await call(createCore(own, { auth, server, fetch }), { ...act, security: [["oauth"]] });
    expect(asked).toEqual(["https://shop.bank.test/token", "https://shop.bank.test/a"]);
    expect(() => createCore(own, { auth, fetch, server: { url: listed.url, variables: { host: "evil" } } })).toThrow(
      /server\.variables\.host must be/,
    );
    expect(asked).toHaveLength(2);
  });

  it("is none where the document leaves nothing to choose", () => {
    const make = () =>
      createCore({ name: "bank", baseUrl: "https://bank.test", security: {} }, { server: { url: "x" } });
    expect(make).toThrow("option server is not known: the document leaves no server to choose");
  });
});
