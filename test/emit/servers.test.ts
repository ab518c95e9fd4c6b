import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { GeneratedPackage } from "../../generator/emit/files.js";
import { otherValuesOf } from "../../generator/emit/server-values.js";
import { serviceBaseUrl } from "../../templates/runtime/src/base-url.js";
import { type LoadedPackage, loadPackage } from "../corpus/round-trip/package.js";
import { compileErrors } from "./compiler.js";
import { asked } from "./served.js";
import { emitSmall, smallModel, sourceIn } from "./small.js";

const hostile = 'a"b`$c*/\u2028';
const document = JSON.stringify({
  openapi: "3.1.0",
  info: { title: "Doors", version: "1" },
  servers: [
    {
      url: "http://127.0.0.1:{port}/{base}",
      variables: { port: { default: "1" }, base: { enum: ["v1", "v2"], default: "v1" }, unused: { default: "x" } },
    },
    { url: `https://{${hostile}}.doors.test`, variables: { [hostile]: { default: "main", enum: ["main", "*/ x"] } } },
    { url: "https://{constructor}.doors.test", variables: { constructor: { default: "main" } } },
    { url: "https://{undeclared}.doors.test" },
    { url: "https://doors.test{suffix}", variables: { suffix: { default: "" } } },
    { url: "/relative" },
  ],
  paths: {
    "/a": { get: { operationId: "a", responses: { 204: { description: "ok" } } } },
    "/b": {
      servers: [{ url: "/own" }],
      get: { operationId: "b", responses: { 204: { description: "ok" } } },
    },
    "/c": {
      get: {
        operationId: "constructor",
        servers: [{ url: "http://127.0.0.1:{port}", variables: { port: { default: "1" } } }],
        responses: { 204: { description: "ok" } },
      },
    },
  },
});

const called: (string | undefined)[] = [];
const server = createServer((request, response) => {
  called.push(request.url);
  response.writeHead(204).end();
});
let port = "";
let loaded: LoadedPackage;
let remove: () => void;
let packages: readonly GeneratedPackage[];

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  port = String((server.address() as AddressInfo).port);
  const model = smallModel(document);
  ({ loaded, remove } = await loadPackage(model));
  ({ packages } = await emitSmall(model));
});

afterAll(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
  remove();
});

describe("a client of a document with several servers", () => {
  it("calls the one that is chosen, and operations with their own where those are", async () => {
    called.length = 0;
    const url = "http://127.0.0.1:{port}/{base}";
    const options = {
      server: { url, variables: { port, base: "v2" } },
      servers: { constructorOperation: { variables: { port } } },
    };
    for (const operation of ["a", "b", "constructorOperation"]) {
      expect((await asked(loaded, options, operation)).status).toBe(204);
    }
    expect(called).toEqual(["/v2/a", "/own/b", "/c"]);
  });

  const errorsOf = (options: string) => {
    const user = `import { createClient } from "@concordat/small"; createClient(${options});`;
    return compileErrors({ packages, users: { "user.ts": user }, only: "user.ts" });
  };

  it.each([
    "",
    '{ server: { url: "http://127.0.0.1:{port}/{base}" } }',
    '{ server: { url: "http://127.0.0.1:{port}/{base}", variables: { port: "80", base: "v2" } } }',
    '{ server: { url: "https://{constructor}.doors.test", variables: {} }, servers: {} }',
    `{ server: { url: ${JSON.stringify(`https://{${hostile}}.doors.test`)}, variables: { ${JSON.stringify(hostile)}: "*/ x" } } }`,
    '{ servers: { constructorOperation: { variables: { port: "80" } } } }',
    '{ baseUrl: "https://a.test" }',
    '{ server: { url: "https://doors.test{suffix}", variables: { suffix: "" } } }',
  ])("takes %s", (options) => {
    expect(errorsOf(options)).toEqual([]);
  });

  it.each([
    ['{ server: { url: "https://evil.test" } }', /evil/],
    ['{ server: { url: "/relative" } }', /relative/],
    ['{ server: { url: "https://{undeclared}.doors.test" } }', /undeclared/],
    ['{ server: { url: "http://127.0.0.1:{port}/{base}", variables: { base: "v3" } } }', /v3/],
    ['{ server: { url: "http://127.0.0.1:{port}/{base}", variables: { unused: "x" } } }', /unused/],
    ["{ server: {} }", /url|server/],
    ["{ server: null }", /null/],
    ['{ server: { url: "https://{constructor}.doors.test" }, baseUrl: "https://a.test" }', /undefined/],
    ['{ server: { url: "https://doors.test{suffix}", variables: { suffix: ":80" } } }', /":80"/],
    ['{ servers: { a: { url: "x" } } }', /'a'/],
  ])("does not take %s", (options, message) => {
    expect(errorsOf(options)).toEqual([expect.stringMatching(message)]);
  });

  it("compiles as a whole", () => {
    expect(compileErrors({ packages })).toEqual([]);
  });
});

it("a document with one address leaves nothing to choose", async () => {
  const emitted = await emitSmall(
    smallModel(JSON.stringify({ ...JSON.parse(document), servers: [{ url: "https://a.test" }] })),
  );
  expect(sourceIn(emitted, "src/client.ts")).not.toContain("readonly server?");
  expect(sourceIn(emitted, "src/service.ts")).not.toContain(" servers:");
});

it("a document whose first server is no address wants one, or a choice of the others", async () => {
  const servers = [{ url: "/relative" }, { url: "https://a.test" }, { url: "https://b.test" }];
  const { packages } = await emitSmall(smallModel(JSON.stringify({ ...JSON.parse(document), servers })));
  const errorsOf = (options: string) => {
    const user = `import { createClient } from "@concordat/small"; createClient(${options});`;
    return compileErrors({ packages, users: { "user.ts": user }, only: "user.ts" });
  };
  expect(errorsOf('{ server: { url: "https://b.test" } }')).toEqual([]);
  expect(errorsOf('{ baseUrl: "https://mine.test" }')).toEqual([]);
  expect(errorsOf("{}")).toEqual([expect.stringMatching(/CreateClientOptions/)]);
});

describe("a value of a server variable that the document does not list", () => {
  const takenBy = (url: string, usual = "main") => {
    const text = JSON.stringify({
      ...JSON.parse(document),
      servers: [{ url, variables: { x: { default: usual }, y: { default: "y" }, scheme: { default: "https" } } }],
    });
    const [server] = smallModel(text).servers;
    if (server === undefined) throw new Error("no server");
    return otherValuesOf(server, "x");
  };

  it.each<[string, string, string | undefined]>([
    ["https://{x}.example.com/v1", "eu", "label"],
    ["https://{x}.example.com./v1", "eu", "label"],
    ["https://{x}.{y}.example.com", "eu", "label"],
    ["https://{y}.{x}.example.com", "eu", "label"],
    ["https://{x}.example.com", "eu.api", "labels"],
    ["https://{x}.bank.example.co.uk", "eu", "label"],
    ["{scheme}://{x}.example.com", "eu", "label"],
    ["https://example.com/{x}", "v1/api", "segment"],
    ["https://example.com/a{x}", "", "segment"],
    ["https://{y}.com/{x}", "v1", "segment"],
    ["http://127.0.0.1:{x}", "80", "port"],
    ["http://[::1]:{x}/v1", "80", "port"],
    ["https://{x}.example.com/{x}", "eu", "label"],
  ])("of %s, by default %j, is a %s", (url, usual, taken) => {
    expect(takenBy(url, usual)).toBe(taken);
  });

  it.each<[string, string]>([
    ["https://{x}example.com", ""],
    ["https://{x}example.com", "test."],
    ["https://a{x}.example.com", ""],
    ["https://{x}{y}.example.com", "eu"],
    ["https://api.example.co{x}", ""],
    ["https://api.example.com{x}", "/v1"],
    ["https://{x}", "api.example.com"],
    ["https://{x}.com", "example"],
    ["https://example.{x}", "com"],
    ["https://api.{x}.com", "example"],
    ["https://{x}.{y}.com", "eu"],
    ["https://{x}.co.uk", "example"],
    ["https://{x}.com.br", "example"],
    ["http://{x}.0.0.1", "127"],
    ["http://127.0.0.{x}", "1"],
    ["http://127.0.0.1:80{x}", "80"],
    ["https://{x}@example.com", "a"],
    ["https://a:{x}@example.com", "a"],
    ["https://{x}.example.com@evil.test", "a"],
    ["{x}://example.com", "https"],
    ["https:///{x}", "example.com"],
    ["https:///{x}/v1", "example.com"],
  ])("of %s, by default %j, is none", (url, usual) => {
    expect(takenBy(url, usual)).toBeUndefined();
  });

  it("moves no request to another domain, whatever the address and the value are", () => {
    const pieces = ["{x}", "{y}", ".", "/", ":", "-", "@", "example", "com", "co", "uk", "1", "eu."];
    const template = fc.array(fc.constantFrom(...pieces), { maxLength: 8 }).map((all) => `https://${all.join("")}`);
    const usual = fc.constantFrom("", "main", "test.", ".com", "/v1", "80", "a.b");
    const value = fc.constantFrom(
      "evil",
      "m",
      "evil.test",
      "80",
      "1",
      "co",
      "2e",
      "..",
      ".evil.test/",
      "evil.test/",
      ":1",
      "@",
    );
    const [anyServer] = smallModel(document).servers;
    if (anyServer === undefined) throw new Error("no server");
    let taken = 0;
    fc.assert(
      fc.property(template, usual, value, (url, usual, value) => {
        const variables = new Map([
          ["x", { default: usual }],
          ["y", { default: "y" }],
        ]);
        const others = otherValuesOf({ ...anyServer, url, variables }, "x");
        const spec = {
          url,
          variables: [
            { name: "x", default: usual, ...(others && { others }) },
            { name: "y", default: "y" },
          ],
        };
        const at = (x: string) => {
          try {
            const service = { name: "doors", security: {}, servers: [spec] };
            const base = serviceBaseUrl(service, { server: { variables: { x } } }, (_, why) => new TypeError(why));
            return base?.hostname.replace(/\.$/, "").split(".").slice(-2).join(".");
          } catch {
            return undefined;
          }
        };
        const [own, other] = [at(usual), at(value)];
        if (own === undefined || other === undefined || value === usual) return;
        taken += 1;
        expect(other).toBe(own);
      }),
      { numRuns: 20_000 },
    );
    expect(taken).toBeGreaterThan(50);
  });
});
