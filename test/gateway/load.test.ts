import { afterAll, expect, it } from "vitest";
import type { Backend } from "../../generator/cli/gateway/gateway.js";
import type { Listening } from "../../generator/cli/listen.js";
import { sampleInput } from "../../generator/cli/mock/shapes.js";
import { cancelPath, mocked, type Provider, post, readProject, serveGateway } from "./support.js";

const CALLS = 1_000;
/** No call gives up by itself while this test runs. */
const PATIENCE_MS = 600_000;

const closing: Listening[] = [];
afterAll(async () => {
  for (const server of closing) await server.end();
});

it("1,000 calls at once, one provider silent and one failing, delay nobody else", async () => {
  const read = await readProject();
  const { providers } = read;
  const [silent, failing, ...healthy] = providers;
  if (silent === undefined || failing === undefined) throw new TypeError("too few providers");
  let held = 0;
  const backends = new Map<string, Backend>();
  const servers = new Map<Provider, Listening>();
  for (const provider of providers) {
    const scenario = provider === silent ? "NO_RESPONSE" : provider === failing ? "PROVIDER_FAULT" : undefined;
    const { backend, server } = await mocked(provider, {
      timeoutMs: PATIENCE_MS,
      ...(scenario === undefined ? {} : { scenario }),
      watch: () => {
        if (provider === silent) held += 1;
      },
    });
    closing.push(server);
    servers.set(provider, server);
    backends.set(provider.name, backend);
  }
  const gateway = await serveGateway(read, backends);
  closing.push(gateway);

  let next = 0;
  let waiting = CALLS / providers.length;
  const one = async (provider: Provider) => {
    const sample = String(sampleInput(provider.plan, provider.model).sessionId);
    // Another session for each call, of the sample's form.
    const id = sample.slice(0, -4) + (next++).toString(16).padStart(4, "0");
    const response = await post(gateway.url, cancelPath(provider.name, id));
    const { outcome } = (await response.json()) as { outcome: string };
    if (provider === silent) waiting -= 1;
    return `${response.status} ${outcome}`;
  };
  /** Calls of several providers in turn, all at once. */
  const begin = (count: number, among: readonly Provider[]) =>
    Array.from({ length: count }, (_, index) => {
      const provider = among[index % among.length];
      if (provider === undefined) throw new TypeError("no provider");
      return { provider, answer: one(provider) };
    });
  const told = async (calls: ReturnType<typeof begin>, which: (provider: Provider) => boolean) =>
    new Set(await Promise.all(calls.filter(({ provider }) => which(provider)).map(({ answer }) => answer)));

  // As many calls of the healthy alone: how long this machine takes for them, once it is warm.
  const alone = (CALLS / providers.length) * healthy.length;
  await told(begin(alone, healthy), () => true);
  const before = performance.now();
  expect(await told(begin(alone, healthy), () => true)).toEqual(new Set(["200 cancelled"]));
  const baseline = performance.now() - before;

  const began = performance.now();
  const calls = begin(CALLS, providers);
  expect(await told(calls, (provider) => healthy.includes(provider))).toEqual(new Set(["200 cancelled"]));
  const together = performance.now() - began;
  expect(await told(calls, (provider) => provider === failing)).toEqual(new Set(["502 indeterminate"]));
  // Everybody else has been answered, and the silent provider still holds every call that it was given.
  expect([held, waiting]).toEqual([CALLS / providers.length, CALLS / providers.length]);
  // 5/3 as many calls on the same processor. A call that waited for the silent provider would take minutes.
  expect(together).toBeLessThan(10 * baseline + 5_000);
  await servers.get(silent)?.end();
  expect(await told(calls, (provider) => provider === silent)).toEqual(new Set(["504 indeterminate"]));
});
