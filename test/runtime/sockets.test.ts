import { gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { call, createCore } from "../../templates/runtime/src/index.js";
import { type Closing, close, closeAccount, keyedClose, service, summary, token } from "./support/closing.js";
import { http, rawServer } from "./support/raw-server.js";

const shut = '{"id":"a","state":"SHUT"}';
const json = { "content-type": "application/json" };
const whole = http("200 OK", { ...json, "content-length": String(shut.length) }, shut);
const chunked = http(
  "200 OK",
  { ...json, "transfer-encoding": "chunked" },
  `9\r\n${shut.slice(0, 9)}\r\n${(shut.length - 9).toString(16)}\r\n${shut.slice(9)}\r\n0\r\n\r\n`,
);
const untilClose = http("200 OK", { ...json, connection: "close" }, shut);

/** One call of a server that answers each request with the bytes, and then closes the connection where it is told to. */
async function met(bytes: Buffer, { end = false, ...closing }: Closing & { readonly end?: boolean } = {}) {
  await using server = await rawServer((socket) => {
    socket.write(bytes);
    if (end) socket.end();
  });
  const client = { baseUrl: server.url, retry: false, timeoutMs: 5_000, ...closing.client } as const;
  const result = await close({ ...closing, client });
  return { said: summary(result), requests: server.seen.length };
}

describe("an answer that is cut after any of its bytes", () => {
  it.each([
    ["with its length", whole],
    ["in chunks", chunked],
    ["until the connection ends", untilClose],
  ])(
    "%s is never a success",
    async (_, bytes) => {
      const headEnd = bytes.indexOf("\r\n\r\n") + 4;
      let sent = 0;
      await using server = await rawServer((socket, number) => {
        sent = number;
        socket.end(bytes.subarray(0, number));
      });
      for (let length = 0; length <= bytes.length; length += 1) {
        const said = summary(await close({ client: { baseUrl: server.url, retry: false } }));
        expect(sent).toBe(length);
        const silent =
          length < headEnd ? /^SILENCE - transport x1$/ : /^(SILENCE 200 transport|UNKNOWN 200 status_code) x1$/;
        // The last bytes of a body in chunks say only that it has ended.
        if (length === bytes.length) expect(said).toBe("shut 200 body x1");
        else expect(said).toMatch(silent);
      }
    },
    60_000,
  );
});

describe("an answer that comes slower than the limit", () => {
  it.each([
    ["head", 0, "SILENCE - transport x1"],
    ["body", whole.length - shut.length, "SILENCE 200 transport x1"],
  ])("byte by byte in its %s ends with the limit, which no byte begins anew", async (_, from, expected) => {
    await using server = await rawServer((socket) => {
      socket.write(whole.subarray(0, from));
      let at = from;
      const drip = setInterval(() => {
        at += 1;
        if (at < whole.length) socket.write(whole.subarray(at - 1, at));
      }, 200);
      socket.on("close", () => clearInterval(drip));
    });
    // All of it would take at least five seconds, and then be a success.
    const client = { baseUrl: server.url, timeoutMs: 2_000, retry: false } as const;
    expect(summary(await close({ client }))).toBe(expected);
    expect(server.seen).toHaveLength(1);
  });
});

describe("an answer with", () => {
  const zipped = { ...json, "content-encoding": "gzip" };
  const bomb = gzipSync(Buffer.alloc(200_000_000, 0x20), { level: 9 });
  it.each([
    [
      "a body that unpacks without end",
      http("200 OK", { ...zipped, "content-length": String(bomb.length) }, bomb),
      "UNKNOWN 200 status_code x1",
    ],
    [
      "a body that cannot be unpacked",
      http("200 OK", { ...zipped, "content-length": "5" }, "no zip"),
      "SILENCE 200 transport x1",
    ],
    [
      "a packed body",
      http("200 OK", { ...zipped, "content-length": String(gzipSync(shut).length) }, gzipSync(shut)),
      "shut 200 body x1",
    ],
    [
      "a length that is too short",
      http("200 OK", { ...json, "content-length": "20" }, shut),
      "UNKNOWN 200 status_code x1",
    ],
    [
      "two lengths",
      http("200 OK", { ...json, "content-length": "25", "Content-Length": "2" }, shut),
      "SILENCE - transport x1",
    ],
    [
      "a length and chunks",
      http("200 OK", { ...json, "content-length": "25", "transfer-encoding": "chunked" }, shut),
      "SILENCE - transport x1",
    ],
    ["a head that goes on and on", http("200 OK", { ...json, a: "x".repeat(100_000) }, shut), "SILENCE - transport x1"],
    [
      "early hints before it",
      Buffer.concat([http("103 Early Hints", { link: "</a>; rel=preload" }), whole]),
      "shut 200 body x1",
    ],
    ["a `continue` that nobody asked for", Buffer.concat([http("100 Continue", {}), whole]), "SILENCE - transport x1"],
    [
      "another protocol",
      http("101 Switching Protocols", { upgrade: "x", connection: "upgrade" }),
      "SILENCE - transport x1",
    ],
    [
      "a 204 with a body",
      http("204 No Content", { ...json, "content-length": String(shut.length) }, shut),
      "UNKNOWN 204 status_code x1",
    ],
    [
      "a demand of the proxy's",
      http("407 Proxy Authentication Required", { "content-length": "0" }),
      "SILENCE - transport x1",
    ],
    ["no HTTP", Buffer.from("SSH-2.0-OpenSSH_9.6\r\n"), "SILENCE - transport x1"],
  ])("%s", async (_, bytes, expected) => {
    const { requests, said } = await met(bytes, { end: true });
    expect([said, requests]).toEqual([expected, 1]);
  });

  it("a length that is too long ends with the connection", async () => {
    const long = http("200 OK", { ...json, "content-length": "1000" }, shut);
    expect((await met(long, { end: true })).said).toBe("SILENCE 200 transport x1");
  });

  it("a demand of the proxy's is an error that says it may have been carried out, and nothing that is not known", async () => {
    await using server = await rawServer((socket) => socket.write(http("407 No", { "content-length": "0" })));
    const core = createCore(service, { baseUrl: server.url, auth: { token }, retry: false });
    const failure = call(core, closeAccount, { path: { id: "a" } });
    await expect(failure).rejects.toMatchObject({
      name: "TransportError",
      sent: "maybe",
      cause: { message: "fetch failed" },
    });
  });

  it("421 is asked once more by `fetch` itself, and what comes then is the answer", async () => {
    const misdirected = http("421 Misdirected Request", { "content-length": "0" });
    for (const [then, expected] of [
      [misdirected, "UNKNOWN 421 status_code x1"],
      [whole, "shut 200 body x1"],
      [undefined, "SILENCE - transport x1"],
    ] as const) {
      await using server = await rawServer((socket, number) => {
        if (number === 0) socket.end(misdirected);
        else if (then === undefined) socket.resetAndDestroy();
        else socket.end(then);
      });
      expect(summary(await close({ client: { baseUrl: server.url, retry: false } }))).toBe(expected);
      expect(server.seen).toHaveLength(2);
    }
  });

  it("another answer behind it does not answer the next call", async () => {
    const refusal = http("404 Not Found", { "content-length": "0" });
    await using server = await rawServer((socket, number) => {
      socket.write(number === 0 ? Buffer.concat([refusal, whole]) : refusal);
    });
    const client = { baseUrl: server.url, retry: false } as const;
    expect(summary(await close({ client }))).toBe("NONE 404 http_semantics x1");
    const second = summary(await close({ client }));
    expect(["NONE 404 http_semantics x1", "SILENCE - transport x1"]).toContain(second);
  });
});

describe("a connection that is kept", () => {
  it.each([
    ["reset", "SILENCE - transport x1", 1, {}],
    ["reset, where a key is sent", "shut 200 body x2", 2, { operation: keyedClose, idempotencyKey: "k" }],
  ])("and %s after the next request was read", async (_, expected, requests, more) => {
    await using server = await rawServer((socket, number) => {
      if (number === 1) socket.resetAndDestroy();
      else socket.write(whole);
    });
    const client = { baseUrl: server.url };
    expect(summary(await close({ ...more, client }))).toBe("shut 200 body x1");
    expect(summary(await close({ ...more, client }))).toBe(expected);
    expect(server.seen).toHaveLength(1 + requests);
  });

  it("and ended while it was idle is no reason to ask twice", async () => {
    await using server = await rawServer((socket) => {
      socket.write(whole);
      // Just when the next request may be on its way.
      setTimeout(() => socket.end(), 4);
    });
    for (let calls = 0; calls < 20; calls += 1) {
      const before = server.seen.length;
      const said = summary(await close({ client: { baseUrl: server.url, retry: false } }));
      expect(["shut 200 body x1", "SILENCE - transport x1", "UNSENT - transport x1"]).toContain(said);
      expect(server.seen.length - before).toBeLessThanOrEqual(1);
      await new Promise((resolve) => setTimeout(resolve, calls % 8));
    }
  });
});

it("a redirect to another origin takes no credential there", async () => {
  await using elsewhere = await rawServer((socket) => socket.write(whole));
  for (const status of [
    "301 Moved",
    "302 Found",
    "303 See Other",
    "307 Temporary Redirect",
    "308 Permanent Redirect",
  ]) {
    const redirect = http(status, { location: `${elsewhere.url}/accounts/a/close`, "content-length": "0" });
    expect((await met(redirect)).said).toBe(`UNKNOWN ${status.slice(0, 3)} status_code x1`);
  }
  expect(elsewhere.seen).toEqual([]);
});

describe("no line break in a value makes a header or a request", () => {
  const evil = "a\r\nx-evil: 1\r\n\r\nDELETE / HTTP/1.1\r\n";
  it("an id", async () => {
    await using server = await rawServer((socket) => socket.write(whole));
    await close({ id: evil, client: { baseUrl: server.url } });
    expect(server.seen).toHaveLength(1);
    expect(server.seen[0]).toMatch(/^POST \/accounts\/a%0D%0Ax-evil%3A%201[^ ]+\/close HTTP\/1\.1\r\n/);
    expect(server.seen[0]?.toLowerCase()).not.toContain("\nx-evil");
  });

  it("a key", async () => {
    await using server = await rawServer((socket) => socket.write(whole));
    const closing = { operation: keyedClose, client: { baseUrl: server.url } };
    for (const idempotencyKey of [evil, "a\nb", "a\rb", "a\0b", " a", "\ud800", "é€"]) {
      expect(summary(await close({ ...closing, idempotencyKey }))).toBe("BAD_INPUT - transport x0");
    }
    expect(server.seen).toEqual([]);
  });

  it("a credential, a header of the caller's", async () => {
    for (const client of [{ auth: { token: evil } }, { headers: { "x-a": evil } }, { headers: { [evil]: "x" } }]) {
      const failure = await Promise.resolve()
        .then(() => close({ client: { baseUrl: "http://127.0.0.1:9", ...client } }))
        .catch((error: unknown) => error);
      expect(failure).toBeInstanceOf(TypeError);
      expect(String(failure)).not.toContain("DELETE");
    }
  });
});

describe("an abort", () => {
  it("at any moment says no less than what was sent", async () => {
    for (let moment = 0; moment < 30; moment += 1) {
      await using server = await rawServer((socket) => {
        // A byte for each of its steps.
        let at = 0;
        const drip = setInterval(() => {
          socket.write(whole.subarray(at, at + 20));
          at += 20;
          if (at >= whole.length) clearInterval(drip);
        }, 3);
        socket.on("close", () => clearInterval(drip));
      });
      const abort = new AbortController();
      const closing = close({ client: { baseUrl: server.url }, options: { signal: abort.signal } });
      const ended = closing.then(summary, (error: unknown) => error);
      if (moment < 3) for (let tick = 0; tick < moment; tick += 1) await Promise.resolve();
      else await new Promise((resolve) => setTimeout(resolve, moment - 3));
      abort.abort();
      const end = await ended;
      await new Promise((resolve) => setTimeout(resolve, 2));
      if (end === "shut 200 body x1") continue;
      expect(end).toMatchObject({ name: "AbortError" });
      if (server.seen.length > 0) expect(end).toMatchObject({ sent: "maybe" });
    }
  });
});
