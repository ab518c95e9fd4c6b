import { describe, expect, it } from "vitest";
import { SECRET } from "../conformance/cancellers.js";
import { ask, type Observation } from "./ask.js";
import { encodings } from "./encodings.js";
import { allFacts, type Facts } from "./facts.js";
import { invariants, violations } from "./invariants.js";
import { doubts, readsMore, repetitions } from "./relations.js";
import type { Attempt } from "./wire.js";

const key = "8e03978e-40d5-43dd-bc93-6894a57f9324";

const facts = allFacts.find(({ takesKey }) => takesKey) as Facts;
const [plain] = allFacts as [Facts];
const answer = (status: number, body: unknown): Attempt => ({
  kind: "reply",
  status,
  headers: new Headers({ "content-type": "application/json" }),
  bytes: new TextEncoder().encode(typeof body === "string" ? body : JSON.stringify(body)),
});
const lost: Attempt = { kind: "lost" };
const done = { outcome: "cancelled", next: "none" };
const refused = { outcome: "not_cancelled", next: "read_session", fault: { code: "REJECTED" } };

/** A result that the answer does not bear out. */
interface Lie {
  readonly invariant: string;
  readonly facts: Facts;
  readonly met: Attempt;
  readonly told: object;
}
const lie = (invariant: string, about: Facts, met: Attempt, told: object): Lie => {
  return { invariant, facts: about, met, told };
};

const lies: readonly Lie[] = [
  lie("§1", plain, answer(404, {}), { ...done, fault: { code: "REJECTED" } }),
  lie("1", plain, answer(400, {}), done),
  lie("2", plain, answer(200, ""), done),
  lie("2", plain, answer(503, {}), refused),
  lie("2", plain, lost, { ...refused, fault: { code: "NOT_SENT" } }),
  lie("3", plain, { kind: "refused" }, done),
  lie("4", plain, answer(200, { ...plain.success, status: "canceled" }), done),
  lie("5", plain, answer(418, {}), refused),
  lie("6", facts, answer(200, { ...facts.success, sessionId: "another" }), done),
  lie("9", plain, answer(200, plain.success), { ...done, expiresAt: "2026-01-01T00:00:00Z" }),
  lie("9", facts, answer(200, facts.success), { ...done, cancelledAt: "2026-01-01T00:00:00Z" }),
  lie("11", plain, answer(200, plain.success), { ...done, message: "https://pay.example.com/s/secret-token" }),
  ...Object.values(encodings).map((encode) =>
    lie("11", plain, answer(200, plain.success), { ...done, message: `not valid: ${encode(`key:${SECRET}:`)}` }),
  ),
  lie("13", plain, answer(302, {}), done),
  lie("14", plain, answer(202, plain.success), done),
];

/** What is seen of several requests or calls: each has a test of its own below. */
const several = ["7", "8", "10", "12", "15"];

describe("a lie", () => {
  it("is told of every invariant of the contract", () => {
    const lied = new Set([...lies.map(({ invariant }) => invariant), ...several]);
    expect([...lied].sort()).toEqual(["§1", ...Array.from({ length: 15 }, (_, at) => String(at + 1))].sort());
    expect(Object.keys(invariants).filter((number) => !lied.has(number))).toEqual([]);
  });

  it.each(lies)("is seen by invariant $invariant: $told", async ({ invariant, facts: about, met, told }) => {
    const honest = await ask(about, [met]);
    expect(violations(honest)).toEqual([]);
    const { provenance, sessionId } = honest.result;
    const lied = { ...honest, result: { sessionId, provenance, ...told } as Observation["result"] };
    expect(invariants[invariant]?.violation(lied)).toBeTypeOf("string");
  });

  it("is seen by invariant 6 where an id that is absent is told to nobody", async () => {
    const honest = await ask(facts, [answer(200, { ...facts.success, sessionId: null })]);
    expect([honest.result.outcome, violations(honest)]).toEqual(["cancelled", []]);
    expect(invariants["6"]?.violation({ ...honest, drift: [] })).toBeTypeOf("string");
  });

  it("is seen by invariant 7 where a refusal, a success or a failure hides the doubt before it", async () => {
    const input = { idempotencyKey: key };
    const after = await ask(facts, [lost, answer(409, {})], input);
    const success = await ask(facts, [lost, answer(200, facts.success)], input);
    const failed = await ask(facts, [answer(503, {}), answer(500, {})], input);
    expect([after.met.length, await doubts(after), await doubts(success), await doubts(failed)]).toEqual([
      2,
      [],
      [],
      [],
    ]);
    const told = (honest: Observation, outcome: string, code = "NO_RESPONSE") =>
      doubts({ ...honest, result: { ...honest.result, outcome, fault: { code } } as Observation["result"] });
    expect(await told(after, "not_cancelled")).toHaveLength(1);
    expect(await told(after, "cancelled")).toHaveLength(1);
    expect(await told(after, "indeterminate", "PROVIDER_FAULT")).toHaveLength(1);
    expect(await told(success, "indeterminate")).toHaveLength(1);
    expect(await told(failed, "indeterminate")).toHaveLength(1);
  });

  it("is seen by invariant 8 where a request is one too many, and a key new or nobody's", async () => {
    const honest = await ask(facts, [lost, answer(409, {})], { idempotencyKey: key });
    expect(repetitions(honest, key)).toEqual([]);
    expect(repetitions(honest, undefined).length).toBeGreaterThan(0);
    const [first, second] = honest.requests;
    if (first === undefined || second === undefined) throw new Error("asked once");
    const renewed = { ...second, init: { ...second.init, headers: { "idempotency-key": "another" } } };
    expect(repetitions({ ...honest, requests: [first, renewed] }, key)).toEqual(["the key is not one and the same"]);
    const [met] = honest.met;
    if (met === undefined) throw new Error("met nothing");
    expect(repetitions({ ...honest, met: [met, met, met, met] }, key)).toContain(
      "asked more often than the options allow",
    );
    expect(repetitions({ ...honest, met: [answer(400, {}), met] }, key)).toHaveLength(1);
  });

  it.each([
    ["10", "a text is read for its meaning", { message: "The session was completed." }],
    ["15", "a member decides that no binding reads", { settledTransactionIds: "all" }],
  ])("is seen by invariant %s where %s", async (_, __, change) => {
    const before = await ask(facts, [answer(200, facts.success)]);
    const after = await ask(facts, [answer(200, { ...facts.success, ...change })]);
    expect(readsMore(before, after)).toEqual([]);
    for (const told of [refused, { ...done, next: "read_session" }, { ...refused, outcome: "indeterminate" }]) {
      const result = { ...after.result, ...told } as Observation["result"];
      expect(readsMore(before, { ...after, result })).toHaveLength(1);
    }
  });

  it("is seen by invariant 12 where an id is sent as a path, cut, changed, checked or made of nothing", async () => {
    const about = (sessionId: string, of = plain) => ask(of, [lost], { sessionId });
    const seen = invariants["12"]?.violation;
    const [slashed, dots, inBody] = [await about("a/b?c"), await about(".."), await about("a/b?c", facts)];
    expect([slashed, dots, inBody].map((one) => seen?.(one))).toEqual([undefined, undefined, undefined]);
    const to = (path: string, body?: string) => ({
      url: `https://provider.example${path}`,
      init: body === undefined ? {} : { body },
    });
    const path = (id: string) => plain.sent.path.replace("{id}", id);
    for (const id of ["a/b%3Fc", "a%2Fb?c", "a", "A%2FB%3FC", "a%252Fb%253Fc", "a%2Fb%3Fc#x", ""])
      expect(seen?.({ ...slashed, requests: [to(path(id))] }), id).toBeTypeOf("string");
    expect(seen?.({ ...slashed, requests: [] })).toBeTypeOf("string");
    expect(seen?.({ ...dots, requests: [to(path("%2E%2E"))] })).toBeTypeOf("string");
    expect(seen?.({ ...dots, result: { ...dots.result, ...refused } as Observation["result"] })).toBeTypeOf("string");
    expect(seen?.({ ...inBody, requests: [to(facts.sent.path, '{"sessionId":"a%2Fb%3Fc"}')] })).toBeTypeOf("string");
  });
});
