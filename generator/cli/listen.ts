import { serve } from "@hono/node-server";
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
 * Serves an app on loopback.
 * @param port 0: a free one
 * @throws UsageError where the port is taken
 */
export async function listen(app: App, port: number): Promise<Listening> {
  return await new Promise((resolve, reject) => {
    const server = serve({ fetch: (request) => answered(app, request), port, hostname: "127.0.0.1" }, (bound) => {
      const endAll = () => {
        if ("closeAllConnections" in server) server.closeAllConnections();
      };
      const close = async (patienceMs: number) => {
        const timer = setTimeout(endAll, patienceMs);
        await new Promise<void>((closed) => server.close(() => closed()));
        clearTimeout(timer);
      };
      const end = async () => {
        endAll();
        await close(0);
      };
      resolve({ url: `http://127.0.0.1:${bound.port}`, close, end });
    });
    server.once("error", (error: NodeJS.ErrnoException) =>
      reject(error.code === "EADDRINUSE" ? new UsageError(`port ${port} is taken`) : error),
    );
  });
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
