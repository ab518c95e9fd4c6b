import { EventEmitter, once } from "node:events";
import { connect, type Socket } from "node:net";
import { describe, expect, it } from "vitest";
import { listen } from "../../generator/cli/listen.js";

/** More than any test takes: what waits for it is seen by the test's own limit. */
const FOREVER_MS = 600_000;

/** A connection on which a request was begun and is not ended. */
async function begun(url: string): Promise<{ readonly ended: Promise<unknown> }> {
  const socket = connect(Number(new URL(url).port), "127.0.0.1");
  socket.on("error", () => undefined);
  const ended = once(socket, "close");
  await once(socket, "connect");
  await new Promise((resolve) => socket.write("POST / HTTP/1.1\r\nhost: x\r\nx-a:", resolve));
  return { ended };
}

/** Sends a request on a connection that stays open, and gives the head and body of the answer. */
async function askOn(socket: Socket): Promise<string> {
  socket.write("GET / HTTP/1.1\r\nhost: x\r\n\r\n");
  let text = "";
  while (!text.includes("fine")) {
    const [chunk] = (await once(socket, "data")) as [Buffer];
    text += chunk.toString("latin1");
  }
  return text;
}

describe("a connection to a server of ours", () => {
  it("is kept for longer than clients and proxies keep one, so that none is closed under a request", async () => {
    const server = await listen({ fetch: () => new Response("fine") }, 0);
    const socket = connect(Number(new URL(server.url).port), "127.0.0.1");
    const closed = once(socket, "close").then(() => "closed");
    const first = await askOn(socket);
    expect(Number(/^keep-alive: timeout=(\d+)/im.exec(first)?.[1])).toBeGreaterThan(90);
    // Node's own limit is five seconds, and it looks each second.
    await Promise.race([closed, new Promise((resolve) => setTimeout(resolve, 7_000))]);
    expect(await Promise.race([askOn(socket), closed])).toContain("200 OK");
    await server.end();
    await closed;
  });
});

describe("a server of ours that is closed", () => {
  it("does not wait for a request that does not come whole", async () => {
    const server = await listen({ fetch: () => new Response("fine") }, 0);
    const { ended } = await begun(server.url);
    // It is known to the server.
    await (await fetch(server.url)).text();
    await server.close(FOREVER_MS);
    await ended;
  });

  it("answers what it was asked, and then does not wait either", async () => {
    const app = new EventEmitter();
    const fetchLate = () => {
      const answer = once(app, "answer").then(() => new Response("x".repeat(1_000_000)));
      app.emit("asked");
      return answer;
    };
    const server = await listen({ fetch: fetchLate }, 0);
    const arrived = once(app, "asked");
    const { ended } = await begun(server.url);
    const asked = fetch(server.url);
    await arrived;
    const closed = server.close(FOREVER_MS);
    app.emit("answer");
    expect(await (await asked).text()).toHaveLength(1_000_000);
    await closed;
    await ended;
  });

  it("ends what is not answered in time", async () => {
    let arrive: (() => void) | undefined;
    const arrived = new Promise<void>((resolve) => {
      arrive = resolve;
    });
    const fetchNever = () => {
      arrive?.();
      return new Promise<Response>(() => undefined);
    };
    const server = await listen({ fetch: fetchNever }, 0);
    const asked = fetch(server.url).then(
      () => "answered",
      () => "cut",
    );
    await arrived;
    await server.close(50);
    expect(await asked).toBe("cut");
  });
});
