import type { EventEmitter } from "node:events";
import { createAdaptorServer } from "@hono/node-server";
import { UsageError } from "./arguments.js";
import type { App } from "./generated-package.js";

export interface Listening {
  /** `http://127.0.0.1:<port>` */
  readonly url: string;
  /** Takes no more requests, and ends when those that are being answered are, or after this many milliseconds. */
  close(patienceMs: number): Promise<void>;
  /** Ends at once, whatever is being answered. */
  end(): Promise<void>;
}

/**
 * How long a connection may be idle. Node's 5 s are less than clients and proxies keep one (Go 90 s, nginx and most balancers 60 s): what
 * they send in the moment in which it is closed is reset, and nobody knows whether it was read. Whoever opened a connection closes it first.
 */
const KEEP_ALIVE_MS = 95_000;
/** Longer than a connection may be idle, lest a request that comes late on one is cut off for its head. */
const HEADERS_MS = 100_000;
/** Connections that may wait to be taken; Node's 511 overflow where a thousand callers come at once, and some are then reset. */
const BACKLOG = 4_096;
/** Of a whole request, its body included: Node's own, said here because it must be longer than its head's. */
const REQUEST_MS = 300_000;

/**
 * Serves an app on loopback.
 * @param port 0: a free one
 * @throws UsageError where the port is taken, or not ours to take
 */
export async function listen(app: App, port: number): Promise<Listening> {
  return await new Promise((resolve, reject) => {
    const serverOptions = {
      keepAliveTimeout: KEEP_ALIVE_MS,
      headersTimeout: HEADERS_MS,
      requestTimeout: REQUEST_MS,
    };
    const server = createAdaptorServer({ fetch: (request) => answered(app, request), serverOptions });
    const ready = () => {
      const endAll = () => {
        if ("closeAllConnections" in server) server.closeAllConnections();
      };
      const close = async (patienceMs: number) => {
        const timer = setTimeout(endAll, patienceMs);
        const closed = new Promise<void>((resolve) => server.close(() => resolve()));
        // What is left then are connections on which nobody has asked anything yet, and may never.
        await Promise.race([closed, answering.none()]);
        endAll();
        await closed;
        clearTimeout(timer);
      };
      const end = async () => {
        endAll();
        await close(0);
      };
      const bound = server.address();
      // An address that is text is a pipe's.
      const taken = typeof bound === "object" && bound !== null ? bound.port : port;
      resolve({ url: `http://127.0.0.1:${taken}`, close, end });
    };
    server.once("error", (error: NodeJS.ErrnoException) =>
      reject(
        new UsageError(
          error.code === "EADDRINUSE"
            ? `port ${port} is taken`
            : `port ${port} cannot be listened on (${error.code ?? error.message})`,
        ),
      ),
    );
    const answering = new Answering();
    server.on("request", (_: unknown, response: EventEmitter) => answering.begin(response));
    server.listen({ port, host: "127.0.0.1", backlog: BACKLOG }, ready);
  });
}

/** The requests that are being answered: read to the end of their head, and their answer not yet sent. */
class Answering {
  #count = 0;
  #waiting: (() => void)[] = [];

  begin(response: EventEmitter): void {
    this.#count += 1;
    response.once("close", () => {
      this.#count -= 1;
      if (this.#count > 0) return;
      for (const resolve of this.#waiting) resolve();
      this.#waiting = [];
    });
  }

  /** Resolves when there is none. */
  async none(): Promise<void> {
    if (this.#count > 0) await new Promise<void>((resolve) => this.#waiting.push(resolve));
  }
}

/** A body that was not read to its end leaves the connection of no use: the caller is told so (RFC 9112, 9.6). */
async function answered(app: App, request: Request): Promise<Response> {
  const response = await app.fetch(request);
  if (response.status !== 413) return response;
  const headers = new Headers(response.headers);
  headers.set("connection", "close");
  return new Response(response.body, { status: response.status, headers });
}

/** Resolves when the person or the system asks the process to end. */
export async function untilEnded(): Promise<void> {
  await new Promise<void>((resolve) => {
    process.once("SIGINT", () => resolve());
    process.once("SIGTERM", () => resolve());
  });
}
