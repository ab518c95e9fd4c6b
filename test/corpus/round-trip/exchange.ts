import type { AddressInfo } from "node:net";
import { serve as listen, type ServerType } from "@hono/node-server";
import type { ApiModel } from "../../../generator/model/model.js";
import { firstDifference, plain } from "./compare.js";
import { type Client, type LoadedPackage, loadPackage } from "./package.js";
import type { Trip } from "./trips.js";

const auth = { token: "t", username: "u", password: "p", apiKey: "k" };

interface Current {
  answer?: unknown;
  seen?: unknown;
  error?: unknown;
}

/** The generated client and the generated server of a model, with HTTP between them. */
export class Exchange {
  readonly loaded: LoadedPackage;
  readonly #client: Client;
  readonly #current: Current;
  readonly #end: () => Promise<void>;

  private constructor(about: {
    loaded: LoadedPackage;
    client: Client;
    current: Current;
    end: () => Promise<void>;
  }) {
    this.loaded = about.loaded;
    this.#client = about.client;
    this.#current = about.current;
    this.#end = about.end;
  }

  static async start(model: ApiModel): Promise<Exchange> {
    const { loaded, remove } = await loadPackage(model);
    const current: Current = {};
    const handle = async (request: unknown) => {
      // Events are there until the answer is.
      current.seen = await plain(request);
      return current.answer;
    };
    const handlers = Object.fromEntries(model.operations.map(({ name }) => [name, handle]));
    const onError = (error: unknown) => void Object.assign(current, { error });
    const { fetch } = loaded.createServer(handlers, { onError });
    const server = await new Promise<ServerType>((resolve) => {
      const started = listen({ fetch, port: 0, hostname: "127.0.0.1" }, () => resolve(started));
    });
    // Drawing values may take longer than a server keeps an idle connection, which a client then finds closed.
    if ("keepAliveTimeout" in server) server.keepAliveTimeout = 0;
    const { port } = server.address() as AddressInfo;
    const client = loaded.createClient({
      baseUrl: `http://127.0.0.1:${port}`,
      auth,
      retry: false,
      maxBodyBytes: 2 ** 24,
    });
    const end = async () => {
      await new Promise((resolve) => server.close(resolve));
      remove();
    };
    return new Exchange({ loaded, client, current, end });
  }

  /** What came through otherwise than it was sent, in either direction; nothing where all is equal. */
  async send(operation: string, trip: Trip): Promise<string | undefined> {
    const current = this.#current;
    current.answer = trip.answer;
    delete current.seen;
    delete current.error;
    try {
      const result = await plain({ ...(await this.#client[operation]?.(trip.input)), headers: undefined });
      if (current.seen === undefined) return `not handled: ${JSON.stringify(result)} ${messageOf(current.error)}`;
      const seen = typeof current.seen === "object" ? current.seen : {};
      const sent = firstDifference(seen, { ...seen, ...(await objectOf(trip.expected)) });
      if (sent.length > 0) return `sent ${JSON.stringify(sent)} ${messageOf(current.error)}`;
      const received = firstDifference(result, { ...(await objectOf(trip.received)), headers: undefined });
      return received.length > 0 ? `received ${JSON.stringify(received)} ${messageOf(current.error)}` : undefined;
    } catch (error) {
      return messageOf(current.error ?? error);
    }
  }

  async end(): Promise<void> {
    await this.#end();
  }
}

async function objectOf(value: unknown): Promise<object> {
  const made = await plain(value);
  return typeof made === "object" && made !== null ? made : {};
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error ?? "");
}
