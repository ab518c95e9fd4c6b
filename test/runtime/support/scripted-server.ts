import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo, Socket } from "node:net";

export interface Seen {
  readonly method: string;
  readonly url: string;
  readonly headers: IncomingMessage["headers"];
  readonly body: string;
}

export type Step = (response: ServerResponse, socket: Socket, seen: Seen) => void;

export interface ScriptedServer {
  readonly url: string;
  readonly seen: Seen[];
  [Symbol.asyncDispose](): Promise<void>;
  close(): Promise<void>;
}

/** A server on loopback that does what the script says for each request in turn; the last step stands for all that follow. */
export async function scripted(...script: readonly Step[]): Promise<ScriptedServer> {
  const seen: Seen[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("error", () => undefined);
    response.on("error", () => undefined);
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      const one: Seen = {
        method: request.method ?? "",
        url: request.url ?? "",
        headers: request.headers,
        body: Buffer.concat(chunks).toString(),
      };
      const step = script[Math.min(seen.length, script.length - 1)];
      seen.push(one);
      step?.(response, request.socket, one);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  const close = async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  };
  return { url: `http://127.0.0.1:${port}`, seen, close, [Symbol.asyncDispose]: close };
}

export const json =
  (status: number, body: unknown, headers: Record<string, string> = {}): Step =>
  (response) => {
    response.writeHead(status, { "content-type": "application/json", ...headers }).end(JSON.stringify(body));
  };

export const raw =
  (status: number, body: string | Buffer, headers: Record<string, string> = {}): Step =>
  (response) => {
    response.writeHead(status, headers).end(body);
  };

/** Reads the request, then says nothing. */
export const hang: Step = () => undefined;

/** Reads the request, then resets the connection. */
export const reset: Step = (_, socket) => {
  socket.resetAndDestroy();
};

/** Sends the head and half of the body, then resets. */
export const cut =
  (status: number): Step =>
  (response, socket) => {
    response.writeHead(status, { "content-type": "application/json", "content-length": "1000" });
    response.write('{"id":"a", "sta', () => setTimeout(() => socket.resetAndDestroy(), 20));
  };

/** Sends the head and half of the body, then nothing. */
export const stall =
  (status: number): Step =>
  (response) => {
    response.writeHead(status, { "content-type": "application/json" });
    response.write('{"id":"a", "sta');
  };
