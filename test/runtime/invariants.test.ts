import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Performed } from "../../templates/runtime/src/contract.js";
import { close, closeAccount, contract, keyedClose } from "./support/closing.js";
import { fakeClock } from "./support/fake-clock.js";
import { refused, resetError, scriptedFetch } from "./support/scripted-fetch.js";

/** What a provider, or the network, may do with one request. */
type Step = Error | { readonly status: number; readonly headers: Record<string, string>; readonly body: string };

const state = fc.oneof(fc.constantFrom("SHUT", "SHUTTING", "GONE", "MELTED", "shut", ""), fc.jsonValue());
const nearBody = fc.record(
  { id: fc.oneof(fc.constant("a"), fc.jsonValue()), state, code: state },
  { requiredKeys: [] },
);
const jsonText = fc.oneof({ weight: 3, arbitrary: nearBody }, fc.jsonValue()).map((value) => JSON.stringify(value));
// Cut anywhere.
const cutText = fc.tuple(jsonText, fc.nat()).map(([text, at]) => text.slice(0, at % (text.length + 1)));
const body = fc.oneof({ weight: 4, arbitrary: jsonText }, cutText, fc.string({ unit: "binary" }));
const headers = fc.record(
  {
    "content-type": fc.constantFrom(
      "application/json",
      "text/html",
      "application/problem+json",
      "application/json; charset=x",
      ";;",
    ),
    "retry-after": fc.constantFrom("0", "1", "3600", "x", "Thu, 01 Jan 2026 00:00:02 GMT"),
    "x-request-id": fc.stringMatching(/^[a-z0-9]{0,8}$/),
    location: fc.constant("https://elsewhere.test"),
  },
  { requiredKeys: [] },
);
const status = fc.oneof(
  fc.constantFrom(200, 200, 200, 201, 202, 303, 401, 404, 409, 418, 422, 429, 500, 503),
  fc.integer({ min: 200, max: 599 }),
);
const answer = fc.record({ status, headers, body });
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 5, arbitrary: answer },
  fc.constantFrom(refused, resetError, new Error("?")),
);

function responseOf({ body: text, headers: given, status: code }: Exclude<Step, Error>): Response {
  const bodiless = [204, 205, 304].includes(code);
  return new Response(bodiless ? null : text, { status: code, headers: given });
}

interface Ran {
  readonly result: Performed;
  /** What was answered, as far as it was asked. */
  readonly seen: readonly Step[];
}

async function run(script: readonly Step[], keyed: boolean): Promise<Ran> {
  const clock = fakeClock();
  const steps = script.map((one) => (one instanceof Error ? one : responseOf(one)));
  const { fetch, sent } = scriptedFetch(clock.now, ...steps);
  const client = { baseUrl: "https://bank.test", fetch, clock, retry: { baseMs: 1, capMs: 1, retryAfterCapMs: 3000 } };
  const result = await close({ operation: keyed ? keyedClose : closeAccount, idempotencyKey: "k", client });
  const seen = sent.map((_, index) => script[Math.min(index, script.length - 1)]).filter((one) => one !== undefined);
  return { result, seen };
}

const roleOf = ({ verdict }: Performed) => contract.outcomes[verdict.outcome];

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Whether an answer leaves open if the operation was carried out. */
function isDoubtful(one: Step): boolean {
  if (one instanceof Error) return one !== refused;
  return one.status >= 500;
}

describe("whatever is answered", () => {
  it("one answer claims no more than it shows, and `perform` does not throw", async () => {
    await fc.assert(
      fc.asyncProperty(answer, async (one) => {
        const { result } = await run([one], false);
        const role = roleOf(result);
        expect(role).toBeDefined();
        const { basis } = result.provenance;
        if (role === "success" || role === "pending") {
          expect(one.status).toBe(200);
          expect(basis).toBe("body");
          const shown = { success: "SHUT", pending: "SHUTTING" }[role];
          expect(parsed(one.body)).toMatchObject({ state: shown });
        }
        if (one.status >= 500) expect(result.verdict).toEqual(contract.fallbacks.providerFault);
        else if (one.status !== 200 && one.status < 400)
          expect(result.verdict).toEqual(contract.fallbacks.unrecognised);
        if (role === "failure" && one.status === 200) expect(parsed(one.body)).toMatchObject({ state: "GONE" });
        if (one.status !== 429) expect(result.provenance).toMatchObject({ httpStatus: one.status, attempts: 1 });
      }),
      { numRuns: 1500 },
    );
  });

  it("several tries never settle a doubt by a refusal", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 4 }), fc.boolean(), async (script, keyed) => {
        const { result, seen } = await run(script, keyed);
        const role = roleOf(result);
        expect(result.provenance.attempts).toBe(seen.length);
        expect(seen.length).toBeLessThanOrEqual(3);
        if (seen.some(isDoubtful) && role === "failure") expect(result.verdict.fault).toBe("GONE");
        if (result.verdict.fault === "UNSENT") expect(seen.every((one) => one === refused)).toBe(true);
        // Without a key, nothing follows a doubt.
        if (!keyed) expect(seen.slice(0, -1).some(isDoubtful)).toBe(false);
      }),
      { numRuns: 500 },
    );
  });
});
