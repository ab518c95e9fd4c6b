import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { Step } from "../../contract/expectations/step.js";

/** A request as the server read it, from its first byte to its last. */
export interface Seen {
  readonly method: string;
  /** The request target, percent-encoded as it came. */
  readonly target: string;
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
  readonly body: string;
}

export interface ScriptedServer {
  /** `http://127.0.0.1:<port>` */
  readonly url: string;
  /** In the order of their last bytes. */
  readonly seen: readonly Seen[];
  close(): Promise<void>;
}

/** Starts a server on loopback and a free port that does one step of the script for each request; the last stands for all that follow. */
export async function startScriptedServer(script: readonly Step[]): Promise<ScriptedServer> {
  const seen: Seen[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("error", () => undefined);
    response.on("error", () => undefined);
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      const step = script[Math.min(seen.length, script.length - 1)];
      const body = Buffer.concat(chunks).toString("utf8");
      seen.push({ method: request.method ?? "", target: request.url ?? "", headers: request.headers, body });
      if (step !== undefined) perform(step, request, response);
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(0, "127.0.0.1", resolve);
  });
  const address = server.address();
  if (address === null || typeof address === "string") throw new TypeError("the scripted server has no port");
  const close = async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  };
  const url = `http://127.0.0.1:${address.port}`;
  if (script[0]?.kind === "refused") await close();
  return { url, seen, close };
}

function perform(step: Step, request: IncomingMessage, response: ServerResponse): void {
  switch (step.kind) {
    case "answer":
      response.writeHead(step.status, { ...step.headers }).end(step.body);
      return;
    case "cut":
      response.writeHead(step.status, { "content-type": "application/json", "content-length": step.body.length + 100 });
      response.flushHeaders();
      response.write(step.body, () => request.socket.destroy());
      return;
    case "stall":
      response.writeHead(step.status, { "content-type": "application/json" });
      response.flushHeaders();
      response.write(step.body);
      return;
    case "reset":
      request.socket.resetAndDestroy();
      return;
    case "hang":
    case "refused":
      return;
    default:
      step satisfies never;
  }
}
