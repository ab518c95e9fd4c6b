import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ask } from "./ask.js";
import { allFacts, type Body } from "./facts.js";
import { guardedBy, kindOf, kinds } from "./guarded.js";
import { violations } from "./invariants.js";
import { doubts, readsMore, repetitions, verdict } from "./relations.js";
import { attempt, MAX_BODY_BYTES, reply, seen } from "./wire.js";

/** 2,300 cases for each of five providers, in all properties of this file; CONCORDAT_CASES=10 asks for ten times as many. */
const scale = Number(process.env.CONCORDAT_CASES ?? "1");
const ONE_TRY = 1_500 * scale;
const SEVERAL_TRIES = 400 * scale;
const CHANGED = 200 * scale;
const IDS = 200 * scale;

const key = "8e03978e-40d5-43dd-bc93-6894a57f9324";

describe.each(allFacts)("$provider", (facts) => {
  it(`keeps every invariant, whatever one try meets (${ONE_TRY} cases)`, async () => {
    const reached = new Set<string>();
    await fc.assert(
      fc.asyncProperty(attempt(facts), async (one) => {
        const observation = await ask(facts, [one]);
        reached.add(verdict(observation).fault ?? observation.result.outcome);
        expect(violations(observation)).toEqual([]);
      }),
      { numRuns: ONE_TRY },
    );
    // The cases are not all of one kind.
    const common = ["cancelled", "RATE_LIMITED", "NOT_SENT", "NO_RESPONSE", "PROVIDER_FAULT", "UNRECOGNISED_RESPONSE"];
    expect([...reached]).toEqual(expect.arrayContaining(facts.bare ? common : [...common, "SESSION_MISMATCH"]));
  });

  it(`stays in doubt, and asks again only where that is safe (${SEVERAL_TRIES} cases)`, async () => {
    const attempts = fc.array(attempt(facts), { minLength: 2, maxLength: 3 });
    await fc.assert(
      fc.asyncProperty(attempts, fc.boolean(), async (script, keyed) => {
        const input = keyed ? { idempotencyKey: key } : {};
        const observation = await ask(facts, script, input);
        expect(violations(observation)).toEqual([]);
        expect(await doubts(observation)).toEqual([]);
        expect(repetitions(observation, keyed ? key : undefined)).toEqual([]);
      }),
      { numRuns: SEVERAL_TRIES },
    );
  });

  it(`reads no text for its meaning, and nothing that the binding does not read (${CHANGED} cases)`, async () => {
    const texts = fc.string({ maxLength: 30 });
    const values = fc.array(fc.jsonValue({ maxDepth: 1 }), { minLength: 10, maxLength: 10 });
    await fc.assert(
      fc.asyncProperty(reply(facts), texts, values, async (one, text, others) => {
        const body = seen(one);
        const value = body.kind === "json" ? body.value : undefined;
        fc.pre(typeof value === "object" && value !== null && !Array.isArray(value));
        const changed = { ...(value as Body), a_new_member: others[9] };
        for (const [at, name] of facts.unread.entries()) Object.assign(changed, { [name]: others[at] });
        for (const name of ["message", "detail", "title", "statusDetails"])
          if (typeof Reflect.get(changed, name) === "string") Object.assign(changed, { [name]: text });
        const bytes = new TextEncoder().encode(JSON.stringify(changed));
        fc.pre(bytes.length <= MAX_BODY_BYTES);
        const [before, after] = [await ask(facts, [one]), await ask(facts, [{ ...one, bytes }])];
        expect(readsMore(before, after)).toEqual([]);
      }),
      { numRuns: CHANGED },
    );
  });

  it(`sends any id as one path segment or not at all (${IDS} cases)`, async () => {
    const ids = fc.oneof(
      fc.string({ unit: "binary", maxLength: 30 }),
      fc.constantFrom("", ".", "..", "%2e%2e", "a/b", "?", "#", "\\", "\ud800", "a\udc00b", " ", "\u0000", "%"),
    );
    await fc.assert(
      fc.asyncProperty(ids, async (sessionId) => {
        expect(violations(await ask(facts, [{ kind: "lost" }], { sessionId }))).toEqual([]);
      }),
      { numRuns: IDS },
    );
  });
});

describe("the cases", () => {
  it("are 10,000 at least", () => {
    const cases = (ONE_TRY + SEVERAL_TRIES + CHANGED + IDS) * allFacts.length;
    console.info(`${cases} cases, ${cases / allFacts.length} for each of ${allFacts.length} providers`);
    expect(cases).toBeGreaterThanOrEqual(10_000);
  });

  const guarded = allFacts.flatMap((facts) =>
    guardedBy(facts.provider).map((read) => ({ facts, read, name: `${facts.provider}, ${read.path.join(".")}` })),
  );

  it("know what guards read", () => {
    expect(guarded.map(({ name }) => name)).toEqual([
      "crisscross, status",
      "crisscross, pendingTransactionIds",
      "maven, detail",
      "xendit, status",
      "xendit, session_type",
      "xendit, capture_method",
    ]);
  });

  it.each(guarded)("have what a guard reads of every type, and without it: $name", ({ facts, read }) => {
    const drawn = new Set<string>();
    for (const one of fc.sample(attempt(facts), { numRuns: 1_500, seed: 1 })) {
      const body = one.kind === "reply" && facts.isSuccess(one.status) === read.success ? seen(one) : undefined;
      if (body?.kind === "json")
        drawn.add(kindOf(read.path.reduce((at: unknown, name) => Object(at)[name], body.value)));
    }
    expect([...drawn].sort()).toEqual([...kinds, "undefined"].sort());
  });
});
