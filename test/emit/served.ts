import type { AddressInfo } from "node:net";
import { serve as listen, type ServerType } from "@hono/node-server";
import { afterAll } from "vitest";
import type { ApiModel } from "../../generator/model/model.js";
import { type Answer, type LoadedPackage, loadPackage } from "../corpus/round-trip/package.js";

/** What ends after the tests of the file. */
export const closing: (() => Promise<void>)[] = [];

afterAll(async () => {
  for (const close of closing) await close();
});

/** A generated package whose server answers each operation by `handle`. */
export async function served(
  model: ApiModel,
  handle: (request: Seen) => unknown,
): Promise<{ readonly loaded: LoadedPackage; readonly told: unknown[]; readonly baseUrl: string }> {
  const { loaded, remove } = await loadPackage(model);
  const told: unknown[] = [];
  const handlers = Object.fromEntries(model.operations.map(({ name }) => [name, handle]));
  const { fetch } = loaded.createServer(handlers, { onError: (error: unknown) => told.push(error) });
  const server = await new Promise<ServerType>((resolve) => {
    const started = listen({ fetch, port: 0, hostname: "127.0.0.1" }, () => resolve(started));
  });
  closing.push(async () => {
    await new Promise((resolve) => server.close(resolve));
    remove();
  });
  const { port } = server.address() as AddressInfo;
  return { loaded, told, baseUrl: `http://127.0.0.1:${port}` };
}

export interface Seen {
  readonly path: Readonly<Record<string, unknown>>;
  readonly query: Readonly<Record<string, unknown>>;
  readonly credentials: Readonly<Record<string, unknown>>;
  readonly body: unknown;
  readonly contentType?: string;
}

/** What a client of the package, made for the one call, is answered. */
export async function asked(
  loaded: LoadedPackage,
  options: object,
  operation: string,
  input: object = {},
): Promise<Answer> {
  const call = loaded.createClient({ retry: false, ...options })[operation];
  if (call === undefined) throw new Error(`no operation ${operation}`);
  return await call(input);
}
