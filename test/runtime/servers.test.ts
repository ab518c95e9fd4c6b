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
    { name: "base", default: "v1/api" },
  ],
};
const tenant = { url: "https://{__proto__}.bank.test", variables: [{ name: "__proto__", default: "main" }] };
const service: ServiceSpec = {
  name: "bank",
  baseUrl: "https://eu.bank.test/v1/api",
  security: {},
  servers: [host, tenant],
  operations: ["act", "upload", "constructor"],
  operationServers: {
    upload: [{ url: "https://up-{region}.bank.test", variables: [{ name: "region", default: "eu" }] }],
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
  ])("moves no request to another host by the value %j", (value) => {
    for (const server of [
      { url: tenant.url, variables: JSON.parse(`{"__proto__":${JSON.stringify(value)}}`) },
      { url: host.url, variables: { base: value } },
    ]) {
      const make = () => createCore(service, { server });
      expect(make).toThrow(/must be letters, digits/);
      if (value.length > 3) expect(make).not.toThrow(value);
    }
  });

  it("takes more labels of a host name only where the document's own value has several", () => {
    const [open, suffix] = [
      { url: "https://{host}/x", variables: [{ name: "host", default: "api.bank.test" }] },
      { url: "https://bank.test{port}", variables: [{ name: "port", default: "" }] },
    ];
    const other = (server: object) => () => createCore({ ...service, servers: [open, suffix, tenant] }, { server });
    expect(other({ url: open.url, variables: { host: "eu.api.bank.test" } })).not.toThrow();
    for (const server of [
      { url: suffix.url, variables: { port: ".evil.test" } },
      { url: tenant.url, variables: JSON.parse('{"__proto__":"a.evil"}') },
    ])
      expect(other(server)).toThrow(/must be letters, digits, and _ ~ -;/);
  });

  it("is none where the document leaves nothing to choose", () => {
    const make = () =>
      createCore({ name: "bank", baseUrl: "https://bank.test", security: {} }, { server: { url: "x" } });
    expect(make).toThrow("option server is not known: the document leaves no server to choose");
  });
});
