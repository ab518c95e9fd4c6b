import type { AddressInfo } from "node:net";
import { serve as listen, type ServerType } from "@hono/node-server";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { call, createCore, type OperationSpec } from "../../templates/runtime/src/index.js";
import { serve } from "../../templates/runtime/src/server.js";
import { cpuMilliseconds } from "../cpu.js";

const service = { name: "bank", security: { basic: { kind: "basic" } } } as const;
const json = [{ mediaType: "application/json", kind: "json" }] as const;
const form = [{ mediaType: "application/x-www-form-urlencoded", kind: "form" }] as const;
const problems = { status: "4XX", content: [{ mediaType: "application/problem+json", kind: "json" }] } as const;
const put: OperationSpec = {
  name: "put",
  method: "PUT",
  path: "/accounts/{id}",
  parameters: [{ name: "id", in: "path", required: true, style: "simple", explode: false, types: ["string"] }],
  body: { required: true, content: [...json, ...form] },
  responses: [{ status: 200, content: json }, problems],
  security: [["basic"]],
};

let server: ServerType;
let core: ReturnType<typeof createCore>;
beforeAll(async () => {
  const handlers = {
    put: ({ body, credentials, path }: { body: unknown; credentials: unknown; path: unknown }) => {
      return { status: 200, body: { body, credentials, path } };
    },
  };
  const { fetch } = serve({ service, operations: [put], handlers });
  server = await new Promise((resolve) => {
    const started = listen({ fetch, port: 0, hostname: "127.0.0.1" }, () => resolve(started));
  });
  const { port } = server.address() as AddressInfo;
  core = createCore(service, { baseUrl: `http://127.0.0.1:${port}`, auth: { username: "sk", password: "p" } });
});
afterAll(async () => await new Promise((resolve) => server.close(resolve)));

describe("client and server over HTTP", () => {
  it("understand each other", async () => {
    const result = await call(core, put, { path: { id: "a/b" }, body: { a: "é" } });
    expect(result).toMatchObject({
      status: 200,
      body: {
        path: { id: "a/b" },
        body: { a: "é" },
        credentials: { basic: { username: "sk", password: "p" } },
      },
    });
  });

  it("end a request that is too large, whatever is still to come", async () => {
    const body = { a: "x".repeat(5_000_000) };
    const result = await call<{ status: "4XX"; body: object }>(core, put, { path: { id: "a" }, body });
    expect(result).toMatchObject({ status: "4XX", httpStatus: 413, body: { title: "Content Too Large" } });
  });

  it("are not slowed by a form of hostile names", async () => {
    const input = { path: { id: "a" }, contentType: "application/x-www-form-urlencoded" };
    const many = Object.fromEntries(Array.from({ length: 60_000 }, (_, index) => [`n${index}`, "1"]));
    const started = cpuMilliseconds();
    expect(await call(core, put, { ...input, body: many })).toMatchObject({ status: 200 });
    await call(core, put, { ...input, body: { [`a${"[".repeat(200_000)}`]: "1" } });
    await call(core, put, { ...input, body: { [`a${"[x]".repeat(50_000)}`]: "1" } });
    expect(cpuMilliseconds() - started).toBeLessThan(4000);
  });
});
