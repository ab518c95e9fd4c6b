import { type AddressInfo, createServer, type Socket } from "node:net";

export interface RawServer {
  readonly url: string;
  /** The requests whose last byte was read, as they came. */
  readonly seen: readonly string[];
  [Symbol.asyncDispose](): Promise<void>;
}

/**
 * A server of bytes on loopback: what HTTP libraries do not let a server do. Each request is handed over once it has been read to its
 * end, with its number from 0; the connection stays open.
 */
export async function rawServer(answer: (socket: Socket, number: number) => void): Promise<RawServer> {
  const seen: string[] = [];
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on("close", () => sockets.delete(socket));
    socket.on("error", () => undefined);
    let text = "";
    socket.on("data", (chunk) => {
      text += chunk.toString("latin1");
      for (let end = endOf(text); end !== undefined; end = endOf(text)) {
        seen.push(text.slice(0, end));
        text = text.slice(end);
        answer(socket, seen.length - 1);
      }
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  const close = async () => {
    for (const socket of sockets) socket.destroy();
    await new Promise((resolve) => server.close(resolve));
  };
  return { url: `http://127.0.0.1:${port}`, seen, [Symbol.asyncDispose]: close };
}

/** Where the first request of a text ends; undefined where it is not there whole. */
function endOf(text: string): number | undefined {
  const head = text.indexOf("\r\n\r\n");
  if (head === -1) return undefined;
  const length = /^content-length: (\d+)\r$/im.exec(text.slice(0, head + 2))?.[1] ?? "0";
  const end = head + 4 + Number(length);
  return text.length < end ? undefined : end;
}

/** An answer as bytes. */
export function http(status: string, headers: Readonly<Record<string, string>>, body: string | Buffer = ""): Buffer {
  const fields = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
  return Buffer.concat([Buffer.from(`HTTP/1.1 ${status}\r\n${fields.join("")}\r\n`), Buffer.from(body)]);
}
