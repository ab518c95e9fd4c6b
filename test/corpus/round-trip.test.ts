import type { AddressInfo } from "node:net";
import { relative } from "node:path";
import { serve as listen, type ServerType } from "@hono/node-server";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { buildModel } from "../../generator/model/build.js";
import type { ApiModel } from "../../generator/model/model.js";
import { scopeModel } from "../../generator/model/scope.js";
import { statusText } from "../../generator/model/status.js";
import { loadDocument } from "../../generator/source/load.js";
import { lintRoot } from "./findings.js";
import { corpus, hasCorpus, type Root, roots } from "./roots.js";
import { type Client, type LoadedPackage, loadPackage } from "./round-trip/package.js";
import { tripsOf, type Undrawn } from "./round-trip/trips.js";

const ALL = Number.POSITIVE_INFINITY;

/** Roots of the corpus with the number of operations that are tried, and those for which no value is valid. */
const DOCUMENTS: readonly (readonly [name: string, limit: number, impossible: readonly string[]])[] = [
  ["adyen-v71", ALL, []],
  ["paypal-orders", ALL, []],
  ["paypal-payments", ALL, []],
  // Its body is exactly one of three schemas, and whatever matches one of them matches another.
  ["conekta-bundle", ALL, ["createCustomerPaymentMethods"]],
  ["acp-agentic-checkout", ALL, []],
  ["stripe", 50, []],
];

const auth = { token: "t", username: "u", password: "p", apiKey: "k" };

// A user's checkout has no corpus.
describe.skipIf(!hasCorpus).each(DOCUMENTS)("%s", (name, limit, impossible) => {
  const root = rootOf(name);

  let model: ApiModel;
  let loaded: LoadedPackage;
  let remove: () => void;
  let server: ServerType;
  let client: Client;
  let seen: Readonly<Record<string, unknown>> = {};
  let next: unknown;

  beforeAll(async () => {
    model = modelOf(root, limit);
    ({ loaded, remove } = await loadPackage(model));
    const handle = (request: Readonly<Record<string, unknown>>) => {
      seen = request;
      return next;
    };
    const handlers = Object.fromEntries(model.operations.map(({ name }) => [name, handle]));
    const problems = { onError: (error: unknown) => void Object.assign(failure, { error }) };
    const { fetch } = loaded.createServer(handlers, problems);
    server = await new Promise((resolve) => {
      const started = listen({ fetch, port: 0, hostname: "127.0.0.1" }, () => resolve(started));
    });
    // Drawing values may take longer than a server keeps an idle connection, which a client then finds closed.
    if ("keepAliveTimeout" in server) server.keepAliveTimeout = 0;
    const { port } = server.address() as AddressInfo;
    client = loaded.createClient({ baseUrl: `http://127.0.0.1:${port}`, auth, retry: false, maxBodyBytes: 2 ** 24 });
  }, 120_000);

  const failure: { error?: unknown } = {};

  afterAll(async () => {
    await new Promise((resolve) => (server === undefined ? resolve(undefined) : server.close(resolve)));
    remove?.();
  });

  it("sends every operation's values through, and its answers back", { timeout: 600_000 }, async () => {
    const undrawn: Undrawn[] = [];
    const wrong: string[] = [];
    const tried = new Set<string>();
    let trips = 0;
    for (const [index, operation] of model.operations.entries()) {
      const validators = loaded.validators[operation.name] ?? {};
      for (const trip of tripsOf({ model, operation, validators, seed: index * 1000, undrawn })) {
        trips += 1;
        tried.add(operation.name);
        next = trip.answer;
        seen = {};
        delete failure.error;
        try {
          const result = { ...(await client[operation.name]?.(trip.input)), headers: undefined };
          expect(JSON.stringify(firstDifference(await plain(seen), await plain({ ...seen, ...trip.expected })))).toBe(
            "[]",
          );
          expect(
            JSON.stringify(firstDifference(await plain(result), await plain({ ...trip.received, headers: undefined }))),
          ).toBe("[]");
        } catch (error) {
          const why = failure.error === undefined ? messageOf(error) : messageOf(failure.error);
          wrong.push(`${operation.name} (${JSON.stringify(trip.answer.status)}): ${why.slice(0, 1500)}`);
        }
      }
    }
    expect(wrong.slice(0, 5)).toEqual([]);
    const missed = model.operations.flatMap(({ name }) => (tried.has(name) ? [] : [name]));
    expect({
      missed,
      undrawn: undrawn.filter(({ what }) => missed.some((name) => what.startsWith(`${name}:`))),
    }).toEqual({
      missed: [...impossible],
      undrawn: impossible.length === 0 ? [] : expect.anything(),
    });
    expect(trips).toBeGreaterThan(model.operations.length);
  });

  it("takes the document's own examples, or the linter says why not", { timeout: 300_000 }, async () => {
    const refused = model.operations.flatMap((operation) => {
      const { body, responses } = loaded.validators[operation.name] ?? {};
      const sent = (operation.requestBody?.content ?? []).map((media) => [media, body?.[media.mediaType]] as const);
      const received = operation.responses.flatMap(({ content, status }) =>
        content.map((media) => [media, responses?.[statusText(status)]?.[media.mediaType]] as const),
      );
      return [...sent, ...received].flatMap(([{ examples, kind }, validator]) =>
        kind !== "json"
          ? []
          : examples.flatMap(({ pointer, value }) => {
              // One that matches several of `oneOf` is no finding yet.
              const [first] = (validator?.check(value) ?? []).filter(({ keyword }) => keyword !== "oneOf");
              return first === undefined ? [] : [{ pointer, found: `${pointer}: ${first.pointer} ${first.message}` }];
            }),
      );
    });
    const { findings } = await lintRoot(root);
    const told = findings.filter(({ rule }) => rule.startsWith("example/")).map(({ location }) => location.pointer);
    const silent = refused.filter(({ pointer }) => !told.some((at) => at.startsWith(pointer)));
    expect(silent.map(({ found }) => found)).toEqual([]);
  });
});

function rootOf(name: string): Root {
  const found = roots.find((root) => root.name === name);
  if (found === undefined) throw new Error(`The corpus has no ${name}`);
  return found;
}

function modelOf({ file, within }: Root, limit: number): ApiModel {
  const { value: document } = loadDocument({
    root: corpus,
    provider: "provider",
    file: relative(corpus, file),
    within: relative(corpus, within),
  });
  const { value: model } = document === undefined ? { value: undefined } : buildModel(document);
  if (model === undefined) throw new Error(`${file} gives no model`);
  const step = Math.max(1, Math.floor(model.operations.length / limit));
  const some = model.operations.filter((_, index) => index % step === 0).slice(0, limit);
  return scopeModel(model, new Set(some));
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** Where two values first differ, and what stands there in each; empty where they are equal. */
function firstDifference(a: unknown, b: unknown, path = ""): unknown[] {
  if (Object.is(a, b)) return [];
  if (typeof a !== "object" || typeof b !== "object" || a === null || b === null) return [path, a, b];
  const names = new Set([...Object.keys(a), ...Object.keys(b)]);
  for (const name of names) {
    const found = firstDifference(Reflect.get(a, name), Reflect.get(b, name), `${path}/${name}`);
    if (found.length > 0) return found;
  }
  return [];
}

/** Without prototypes and bytes, which two sides of a wire do not share. */
async function plain(value: unknown): Promise<unknown> {
  if (value instanceof Blob) return await value.text();
  if (value instanceof Uint8Array) return [...value];
  if (value instanceof Request || value instanceof Headers || typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) return await Promise.all(value.map(plain));
  const members = await Promise.all(Object.entries(value).map(async ([name, member]) => [name, await plain(member)]));
  return Object.fromEntries(members);
}
