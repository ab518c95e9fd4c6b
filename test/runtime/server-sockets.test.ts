import { type AddressInfo, connect } from "node:net";
import { serve as listen, type ServerType } from "@hono/node-server";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { OperationSpec, ServiceSpec } from "../../templates/runtime/src/index.js";
import { serve } from "../../templates/runtime/src/server.js";

const service: ServiceSpec = { name: "bank", security: {} };
const json = [{ mediaType: "application/json", kind: "json" }] as const;
const close: OperationSpec = {
  name: "close",
  method: "POST",
  path: "/accounts/{id}/close",
  parameters: [{ name: "id", in: "path", required: true, style: "simple", explode: false, types: ["string"] }],
  body: { required: true, content: json },
  responses: [{ status: 200, content: json }],
  security: [],
};
const { body: _, ...bare } = close;
const read: OperationSpec = { ...bare, name: "read", method: "GET", path: "/accounts/{id}" };

const handled: unknown[] = [];
let server: ServerType;
let port = 0;
beforeAll(async () => {
  const handle = ({ body, path }: { body: unknown; path: unknown }) => {
    handled.push({ body, path });
    return { status: 200, body: { path } };
  };
  const { fetch } = serve({ service, operations: [close, read], handlers: { close: handle, read: handle } });
  server = await new Promise((resolve) => {
    const started = listen({ fetch, port: 0, hostname: "127.0.0.1" }, () => resolve(started));
  });
  port = (server.address() as AddressInfo).port;
});
afterAll(async () => await new Promise((resolve) => server.close(resolve)));

/** Sends the bytes on a connection of their own, ends it, and gives what came back until it closed. */
function exchange(request: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, "127.0.0.1", () => socket.end(request));
    let text = "";
    socket.on("data", (chunk) => {
      text += chunk.toString("latin1");
    });
    socket.on("close", () => resolve(text));
    socket.on("error", (error) => (text === "" ? reject(error) : resolve(text)));
  });
}

const head = "host: bank.test\r\nconnection: close\r\ncontent-type: application/json\r\n";
const post = (path: string, body: string, more = "") =>
  `POST ${path} HTTP/1.1\r\n${head}content-length: ${body.length}\r\n${more}\r\n${body}`;

describe("a request of bytes", () => {
  it.each([
    ["is answered", post("/accounts/a/close", "{}"), 200],
    ["has its encoded slash in one segment", post("/accounts/a%2Fb/close", "{}"), 200],
    ["has no segment for an empty id", post("/accounts//close", "{}"), 404],
    ["has no other spelling of its path", post("/accounts/a/close/", "{}"), 404],
    ["has no other case", post("/Accounts/a/close", "{}"), 404],
    ["climbs no folder", post("/accounts/a/x/../close", "{}"), 200],
    ["may name its host in its target", post("http://elsewhere.test/accounts/a/close", "{}"), 200],
    ["names no path with two slashes", post("//accounts/a/close", "{}"), 404],
    ["half an escape", post("/accounts/%/close", "{}"), 400],
    ["a NUL", post("/accounts/%00/close", "{}"), 200],
    ["HEAD of what is read", `HEAD /accounts/a HTTP/1.1\r\n${head}\r\n`, 200],
    ["HEAD of what is not", `HEAD /accounts/a/close HTTP/1.1\r\n${head}\r\n`, 405],
    ["OPTIONS", `OPTIONS /accounts/a HTTP/1.1\r\n${head}\r\n`, 405],
    ["a method of its own", `BREW /accounts/a HTTP/1.1\r\n${head}\r\n`, 400],
    ["a header without end", `GET /accounts/a HTTP/1.1\r\n${head}x: ${"y".repeat(40_000)}\r\n\r\n`, 431],
    ["two lengths", post("/accounts/a/close", "{}", "content-length: 3\r\n"), 400],
    ["a length and chunks", post("/accounts/a/close", "{}", "transfer-encoding: chunked\r\n"), 400],
    ["two media types", post("/accounts/a/close", "{}", "content-type: text/html\r\n"), 415],
  ])("%s", async (_, request, status) => {
    const answer = await exchange(request);
    expect(answer.slice(0, 12)).toBe(`HTTP/1.1 ${status}`);
    const [fields, content] = answer.split("\r\n\r\n");
    if ([404, 405, 415].includes(status)) expect(fields?.toLowerCase()).toContain("application/problem+json");
    if (request.startsWith("HEAD")) expect(content).toBe("");
  });

  it("that stops before its end reaches no handler", async () => {
    const before = handled.length;
    const answer = await exchange(`POST /accounts/a/close HTTP/1.1\r\n${head}content-length: 100\r\n\r\n{}`);
    expect(answer).not.toContain("200 OK");
    expect(handled).toHaveLength(before);
  });
});
