import { serve } from "@hono/node-server";
import { UsageError } from "./arguments.js";
import type { App } from "./generated-package.js";

export interface Listening {
  /** `http://127.0.0.1:<port>` */
  readonly url: string;
  /** Takes no more requests, and ends when those that are being answered are. */
  close(): Promise<void>;
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
    const server = serve({ fetch: app.fetch, port, hostname: "127.0.0.1" }, (bound) => {
      const close = async () => {
        await new Promise<void>((closed) => server.close(() => closed()));
      };
      const end = async () => {
        if ("closeAllConnections" in server) server.closeAllConnections();
        await close();
      };
      resolve({ url: `http://127.0.0.1:${bound.port}`, close, end });
    });
    server.once("error", (error: NodeJS.ErrnoException) =>
      reject(error.code === "EADDRINUSE" ? new UsageError(`port ${port} is taken`) : error),
    );
  });
}

/** Resolves when the person or the system asks the process to end. */
export async function untilEnded(): Promise<void> {
  await new Promise<void>((resolve) => {
    process.once("SIGINT", () => resolve());
    process.once("SIGTERM", () => resolve());
  });
}
