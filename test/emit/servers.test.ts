import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { GeneratedPackage } from "../../generator/emit/files.js";
import { type LoadedPackage, loadPackage } from "../corpus/round-trip/package.js";
import { compileErrors } from "./compiler.js";
import { asked } from "./served.js";
import { emitSmall, smallModel, sourceIn } from "./small.js";

const hostile = "a\"b`$c*/\u2028";
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
