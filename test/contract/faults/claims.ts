import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import type { CancelSessionResult, SessionCanceller } from "@concordat/cancel-session";
import fc from "fast-check";
import type { GeneratedPackage } from "../../../generator/emit/files.js";
import { allFacts, type Facts } from "../../properties/facts.js";
import { type Attempt, attempt, MAX_BODY_BYTES, meet } from "../../properties/wire.js";

type Make = (...given: readonly unknown[]) => unknown;

/** The adapter asks for configuration that it did not ask for before: its user is told when it is made, and nothing is sent. */
const NOT_MADE = "not made";

/** What a call came to: what was sent, and the result or the error. */
export interface Told {
  readonly sent: readonly string[];
  readonly result: CancelSessionResult | string;
}

/** A provider's adapter as its packages are built, called with one scripted answer at a time. */
export interface Driven {
  ask(one: Attempt): Promise<Told>;
  remove(): void;
}

/** Scripted answers near and far from what the provider's table says, the same each time. */
export function answersFor(provider: string, count: number): readonly Attempt[] {
  return fc.sample(attempt(factsOf(provider)), { numRuns: count, seed: 1 });
}

/** Loads an adapter from its packages' built files. */
export async function driven(packages: readonly GeneratedPackage[], provider: string): Promise<Driven> {
  const root = mkdtempSync(join(tmpdir(), "concordat-drawn-"));
  for (const { name, files, dist } of packages) {
    for (const { path, text } of [...files.filter((file) => file.path === "package.json"), ...dist]) {
      if (!/\.(?:js|json)$/.test(path)) continue;
      const file = join(root, "node_modules", name, path);
      mkdirSync(dirname(file), { recursive: true });
      // The condition for sources is this repository's own.
      writeFileSync(file, path === "package.json" ? text.replace(/ *"concordat-source".*\n/g, "") : text);
    }
  }
  const name = packages.find(({ folder }) => folder === provider)?.name ?? "";
  const load = async (path: string): Promise<Record<string, unknown>> =>
    (await import(/* @vite-ignore */ pathToFileURL(join(root, "node_modules", name, "dist", path)).href)) as never;
  const [index, adapter] = [await load("index.js"), await load("cancel-session.js")];
  const { sessionId } = factsOf(provider);
  return {
    remove: () => rmSync(root, { recursive: true, force: true }),
    async ask(one) {
      const sent: string[] = [];
      const client = made(index.createClient)({
        baseUrl: "https://provider.example",
        auth: { token: "t", username: "u" },
        retry: false,
        maxBodyBytes: MAX_BODY_BYTES,
        fetch: async (url: string, { method, headers, body }: RequestInit) => {
          const fields = [...new Headers(headers)].filter(([field]) => field !== "accept");
          sent.push(JSON.stringify([method, url, fields, body ?? null]));
          return meet(one);
        },
      });
      const input = { sessionId, reason: "changed", idempotencyKey: "k" };
      let canceller: SessionCanceller;
      try {
        canceller = made(adapter.createCanceller)(client) as SessionCanceller;
      } catch {
        return { sent, result: NOT_MADE };
      }
      return { sent, result: await canceller.cancel(input).catch((error: unknown) => String(error)) };
    },
  };
}

/**
 * What the second says and the first did not. To send the same and to tell the same, or less of it, is no more; neither is not to know,
 * whatever was known before.
 */
export function surer(before: Told, after: Told): string | undefined {
  if (after.sent.some((request, index) => request !== before.sent[index])) return `sends ${after.sent.join(" ")}`;
  if (after.result === NOT_MADE) return undefined;
  if (typeof after.result === "string") return after.result === before.result ? undefined : after.result;
  if (typeof before.result === "string") return `was ${before.result}`;
  if (after.result.outcome === "indeterminate") return undefined;
  const { provenance: _, ...told } = after.result;
  return isPart(told, before.result)
    ? undefined
    : `${JSON.stringify(after.result)} after ${JSON.stringify(before.result)}`;
}

/** Whether a value is another one, or an object with some of its members. */
function isPart(value: unknown, whole: unknown): boolean {
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    return JSON.stringify(value) === JSON.stringify(whole);
  }
  if (typeof whole !== "object" || whole === null) return false;
  return Object.entries(value).every(([name, member]) => isPart(member, Reflect.get(whole, name)));
}

function made(value: unknown): Make {
  if (typeof value !== "function") throw new TypeError("not a function");
  return value as Make;
}

function factsOf(provider: string): Facts {
  const facts = allFacts.find((each) => each.provider === provider);
  if (facts === undefined) throw new TypeError(`there is no provider ${provider}`);
  return facts;
}
