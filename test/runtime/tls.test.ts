import { type RequestOptions, request } from "node:https";
import { connect, createServer, type Server, type Socket } from "node:net";
import { type ConnectionOptions, createServer as createTlsServer } from "node:tls";
import { describe, expect, it } from "vitest";
import type { Fetch } from "../../templates/runtime/src/index.js";
import { close, keyedClose, summary } from "./support/closing.js";
import { selfSigned } from "./support/self-signed.js";

/** A key that both sides have: TLS without certificates. */
const shared = { psk: Buffer.alloc(32, 7), identity: "test" };
const ciphers = "PSK-AES128-GCM-SHA256";

/** `fetch` as callers build one over node:https, for certificates of their own. */
const overHttps: Fetch = (url, { body, headers, method }) =>
  new Promise((resolve, reject) => {
    const options: RequestOptions & ConnectionOptions = {
      ciphers,
      maxVersion: "TLSv1.2",
      pskCallback: () => shared,
      checkServerIdentity: () => undefined,
      agent: false,
      method: method ?? "GET",
      headers: Object.fromEntries(new Headers(headers)),
    };
    const asked = request(url, options);
    asked.on("response", (answer) => resolve(new Response(null, { status: answer.statusCode ?? 500 })));
    asked.on("error", reject);
    asked.end(typeof body === "string" ? body : undefined);
  });

function port(server: Server): number {
  const address = server.address();
  return typeof address === "object" && address !== null ? address.port : 0;
}

const listening = (server: Server) => new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));

/** A server behind a box that, once a request was read, writes into the encrypted stream what is no record of TLS. */
async function meddled(bytes: string) {
  const clients = new Set<Socket>();
  let read = 0;
  const server = createTlsServer({ ciphers, maxVersion: "TLSv1.2", pskCallback: () => shared.psk }, (socket) => {
    socket.on("error", () => undefined);
    let text = "";
    socket.on("data", (chunk) => {
      text += chunk.toString("latin1");
      if (!text.includes("\r\n\r\n")) return;
      text = "";
      read += 1;
      for (const client of clients) client.write(bytes);
    });
  });
  await listening(server);
  const box = createServer((client) => {
    clients.add(client);
    const upstream = connect(port(server), "127.0.0.1");
    for (const socket of [client, upstream]) socket.on("error", () => undefined);
    client.on("close", () => {
      clients.delete(client);
      upstream.destroy();
    });
    client.pipe(upstream);
    upstream.pipe(client, { end: false });
  });
  await listening(box);
  return {
    url: `https://127.0.0.1:${port(box)}`,
    read: () => read,
    async [Symbol.asyncDispose]() {
      for (const client of clients) client.destroy();
      await Promise.all([box, server].map((each) => new Promise((resolve) => each.close(resolve))));
    },
  };
}

describe("TLS that breaks after the request was read", () => {
  it.each([
    ["by plain HTTP in its stream", "HTTP/1.1 400 Bad Request\r\nconnection: close\r\n\r\n"],
    ["by a record of another protocol", "\u0016\u0002\u0000\u0000\u0001\u0000"],
  ])("leaves a doubt, and nothing is sent again without a key: %s", async (_, bytes) => {
    await using server = await meddled(bytes);
    const client = { baseUrl: server.url, fetch: overHttps };
    expect(summary(await close({ client }))).toBe("SILENCE - transport x1");
    expect(server.read()).toBe(1);
  });

  it("leaves a doubt with a key too, at every try", async () => {
    await using server = await meddled("HTTP/1.1 400 Bad Request\r\n\r\n");
    const client = { baseUrl: server.url, fetch: overHttps };
    expect(summary(await close({ client, operation: keyedClose, idempotencyKey: "k" }))).toBe("SILENCE - transport x3");
    expect(server.read()).toBe(3);
  });
});

describe("a server that is not trusted", () => {
  it.each(["TLSv1.2", "TLSv1.3"] as const)("is sent nothing, and the call may be repeated: %s", async (version) => {
    let read = 0;
    const server = createTlsServer({ ...selfSigned(), minVersion: version, maxVersion: version }, (socket) => {
      socket.on("error", () => undefined);
      socket.on("data", ({ length }) => {
        read += length;
      });
    });
    server.on("tlsClientError", () => undefined);
    await listening(server);
    const client = { baseUrl: `https://127.0.0.1:${port(server)}` };
    expect(summary(await close({ client }))).toBe("UNSENT - transport x3");
    await new Promise((resolve) => server.close(resolve));
    expect(read).toBe(0);
  });
});
