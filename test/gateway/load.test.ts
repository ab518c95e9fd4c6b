import { afterAll, expect, it } from "vitest";
import type { Backend } from "../../generator/cli/gateway/gateway.js";
import type { Listening } from "../../generator/cli/listen.js";
import { sampleInput } from "../../generator/cli/mock/shapes.js";
import { cancelPath, mocked, type Provider, post, readProject, serveGateway } from "./support.js";

const CALLS = 1_000;
/** The bad providers' calls give up when they do by default; that of a healthy one is slow only where the machine is. */
const DEFAULTS = {};
const PATIENT = { timeoutMs: 600_000, deadlineMs: 600_000 };
/**
 * How long a healthy call may take beside the bad ones, by what it takes without them: one that waited for the silent provider would take ten
 * seconds more. Both figures are of one run, so that a slow machine slows both; where its load changed in between, they are measured again.
 */
const isAlike = ({ beside, without }: { readonly beside: number; readonly without: number }) =>
  beside < 2 * without + 250;
const ROUNDS = 3;

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
  const fine = new Map<string, Backend>();
  const mixed = new Map<string, Backend>();
  for (const provider of providers) {
    const { backend, server } = await mocked(provider, { limits: PATIENT });
    closing.push(server);
    fine.set(provider.name, backend);
    mixed.set(provider.name, backend);
  }
  for (const provider of [silent, failing]) {
    const { backend, server } = await mocked(provider, {
      limits: DEFAULTS,
      scenario: provider === silent ? "NO_RESPONSE" : "PROVIDER_FAULT",
      watch: () => {
        if (provider === silent) held += 1;
      },
    });
    closing.push(server);
    mixed.set(provider.name, backend);
  }

  let next = 0;
  /** All calls at once, of the providers in turn: what each provider's came to, and how long those of the healthy took on the gateway's clock. */
  const round = async (backends: ReadonlyMap<string, Backend>) => {
    const times: number[] = [];
    const gateway = await serveGateway(read, backends, (path, ms) => {
      if (healthy.some(({ name }) => path.startsWith(`/providers/${name}/`))) times.push(ms);
    });
    closing.push(gateway);
    const told = new Map<Provider, Set<string>>(providers.map((provider) => [provider, new Set()]));
    const one = async (provider: Provider) => {
      const sample = String(sampleInput(provider.plan, provider.model).sessionId);
      // Another session for each call, of the sample's form.
      const id = sample.slice(0, -4) + (next++).toString(16).padStart(4, "0");
      const response = await post(gateway.url, cancelPath(provider.name, id));
      const { outcome } = (await response.json()) as { outcome: string };
      told.get(provider)?.add(`${response.status} ${outcome}`);
    };
    const each = CALLS / providers.length;
    await Promise.all(Array.from({ length: each }, () => providers.map(one)).flat());
    expect(times).toHaveLength(each * healthy.length);
    return { told, p95: times.sort((a, b) => a - b)[Math.floor(times.length * 0.95)] ?? 0 };
  };

  await round(fine);
  const measured: { readonly beside: number; readonly without: number }[] = [];
  do {
    const without = await round(fine);
    for (const provider of providers) expect(without.told.get(provider)).toEqual(new Set(["200 cancelled"]));
    held = 0;
    const beside = await round(mixed);
    for (const provider of healthy) expect(beside.told.get(provider)).toEqual(new Set(["200 cancelled"]));
    expect(beside.told.get(failing)).toEqual(new Set(["502 indeterminate"]));
    // They gave up by themselves, each after one request: no key, no second try.
    expect(beside.told.get(silent)).toEqual(new Set(["504 indeterminate"]));
    expect(held).toBe(CALLS / providers.length);
    measured.push({ beside: beside.p95, without: without.p95 });
    console.info(`p95 of the healthy: ${Math.round(without.p95)} ms, beside the bad ${Math.round(beside.p95)} ms`);
  } while (!measured.some(isAlike) && measured.length < ROUNDS);
  expect(measured.filter(isAlike)).not.toEqual([]);
}, 600_000);
