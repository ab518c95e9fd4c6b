import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { SECRET } from "../conformance/cancellers.js";
import { ask, type Observation } from "./ask.js";
import { encodings } from "./encodings.js";
import { allFacts, type Body, type Facts } from "./facts.js";
import { invariants, violations } from "./invariants.js";
import { type Attempt, attempt, MAX_BODY_BYTES, reply, seen } from "./wire.js";

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
        expect(repetitions(observation, keyed)).toEqual([]);
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
        expect(verdict(after)).toEqual(verdict(before));
      }),
      { numRuns: CHANGED },
    );
  });

  it(`sends any id as one path segment or not at all (${IDS} cases)`, async () => {
    const ids = fc.oneof(
      fc.string({ unit: "binary", maxLength: 30 }),
      fc.constantFrom("", ".", "..", "%2e%2e", "a/b", "?", "#", "\\", "\ud800", "a\udc00b", " ", "\u0000", "%"),
    );
    const silent: Attempt = { kind: "lost" };
    await fc.assert(
      fc.asyncProperty(ids, async (sessionId) => {
        const observation = await ask(facts, [silent], { sessionId });
        const { requests, result } = observation;
        const sendable = sessionId !== "" && sessionId !== "." && sessionId !== ".." && sessionId.isWellFormed();
        expect(violations(observation)).toEqual([]);
        expect(requests).toHaveLength(sendable ? 1 : 0);
        if (!sendable) {
          expect(result).toMatchObject({ outcome: "not_cancelled", fault: { code: "INVALID_REQUEST" } });
          return;
        }
        const { pathname, search, hash } = new URL(requests[0]?.url ?? "");
        expect([search, hash]).toEqual(["", ""]);
        const sent = pathname.split("/").map((part) => decodeURIComponent(part));
        const body = typeof requests[0]?.init.body === "string" ? (JSON.parse(requests[0].init.body) as Body) : {};
        expect(sent.includes(sessionId) || body.sessionId === sessionId).toBe(true);
        expect(sent).toHaveLength(
          new URL((await ask(facts, [silent])).requests[0]?.url ?? "").pathname.split("/").length,
        );
      }),
      { numRuns: IDS },
    );
  });
});

function verdict({ result }: Observation) {
  const { outcome, next } = result;
  return { outcome, next, fault: "fault" in result ? result.fault.code : undefined };
}

/** Invariant 7. What each try would have meant alone says whether the call was in doubt before its last. */
async function doubts({ facts, met, result }: Observation): Promise<readonly string[]> {
  const alone = await Promise.all(met.map(async (one) => (await ask(facts, [one])).result));
  const last = alone.at(-1);
  const doubted = met.slice(0, -1).some((one, at) => mayHaveActed(one) && alone[at]?.outcome === "indeterminate");
  if (!doubted || last === undefined) return [];
  const code = "fault" in last ? last.fault.code : last.outcome;
  const ended = last.provenance.basis === "body" && ["SESSION_COMPLETED", "SESSION_EXPIRED"].includes(code);
  const httpStatus = last.provenance.httpStatus ?? 0;
  if (["cancelled", "cancel_pending"].includes(code) || (ended && httpStatus < 300))
    return result.outcome === last.outcome ? [] : ["a success after a doubt must end it"];
  return result.outcome === "indeterminate" ? [] : [`a doubt must stay, and became ${result.outcome}`];
}

/** Invariant 8. */
function repetitions({ facts, met, requests }: Observation, keyed: boolean): readonly string[] {
  const repeatable = facts.takesKey && keyed;
  const wrong = met
    .slice(0, -1)
    .filter((one) => !(one.kind === "refused" || isLimited(one) || (repeatable && isSilent(one))));
  const keys = new Set(requests.map(({ init }) => new Headers(init.headers).get("idempotency-key")));
  return [
    ...wrong.map((one) => `asked again after ${JSON.stringify(one)}`),
    ...(met.length > 3 ? ["asked more often than the options allow"] : []),
    ...(keys.size > 1 || (repeatable ? !keys.has(key) : !keys.has(null)) ? ["the key is not one and the same"] : []),
  ];
}

function mayHaveActed(one: Attempt): boolean {
  return one.kind === "lost" || ((one.kind === "reply" || one.kind === "cut") && one.status !== 429);
}

function isLimited(one: Attempt): boolean {
  return (one.kind === "reply" || one.kind === "cut") && one.status === 429;
}

function isSilent(one: Attempt): boolean {
  if (one.kind === "lost") return true;
  if (one.kind === "refused") return false;
  return one.status >= 500 || (one.kind === "cut" && one.status < 300);
}

describe("the cases", () => {
  it("are 10,000 at least", () => {
    const cases = (ONE_TRY + SEVERAL_TRIES + CHANGED + IDS) * allFacts.length;
    console.info(`${cases} cases, ${cases / allFacts.length} for each of ${allFacts.length} providers`);
    expect(cases).toBeGreaterThanOrEqual(10_000);
  });
});

describe("the predicates", () => {
  const facts = allFacts.find(({ takesKey }) => takesKey) as Facts;
  const [plain] = allFacts as [Facts];
  const answer = (status: number, body: unknown): Attempt => ({
    kind: "reply",
    status,
    headers: new Headers({ "content-type": "application/json" }),
    bytes: new TextEncoder().encode(typeof body === "string" ? body : JSON.stringify(body)),
  });
  const done = { outcome: "cancelled", next: "none" };
  type Lie = readonly [invariant: string, facts: Facts, met: Attempt, told: object];
  const lies: readonly Lie[] = [
    ["§1", plain, answer(404, {}), { outcome: "cancelled", next: "none", fault: { code: "REJECTED" } }],
    ["1", plain, answer(400, {}), done],
    ["2", plain, answer(200, ""), done],
    ["2", plain, answer(503, {}), { outcome: "not_cancelled", next: "read_session", fault: { code: "REJECTED" } }],
    ["3", plain, { kind: "refused" }, done],
    ["4", plain, answer(200, { ...plain.success, status: "canceled" }), done],
    ["5", plain, answer(418, {}), { outcome: "not_cancelled", next: "read_session", fault: { code: "REJECTED" } }],
    ["6", facts, answer(200, { ...facts.success, sessionId: "another" }), done],
    ["9", plain, answer(200, plain.success), { ...done, expiresAt: "2026-01-01T00:00:00Z" }],
    ["9", facts, answer(200, facts.success), { ...done, cancelledAt: "2026-01-01T00:00:00Z" }],
    ["11", plain, answer(200, plain.success), { ...done, message: "https://pay.example.com/s/secret-token" }],
    ...Object.values(encodings).map(
      (encode): Lie => [
        "11",
        plain,
        answer(200, plain.success),
        { ...done, message: `not valid: ${encode(`key:${SECRET}:`)}` },
      ],
    ),
    ["13", plain, answer(302, {}), done],
    ["14", plain, answer(202, plain.success), done],
  ];

  it.each(lies)("of invariant %s see a lie", async (number, about, one, lie) => {
    const honest = await ask(about, [one]);
    expect(violations(honest)).toEqual([]);
    const { provenance, sessionId } = honest.result;
    const lied = { ...honest, result: { sessionId, provenance, ...lie } as Observation["result"] };
    expect(invariants[number]?.violation(lied)).toBeTypeOf("string");
  });

  it("of invariant 7 see a refusal, and a success, that a doubt before them makes a lie", async () => {
    const refused = await ask(facts, [{ kind: "lost" }, answer(409, {})], { idempotencyKey: key });
    const done = await ask(facts, [{ kind: "lost" }, answer(200, facts.success)], { idempotencyKey: key });
    expect([refused.met.length, await doubts(refused), await doubts(done)]).toEqual([2, [], []]);
    const told = (honest: Observation, outcome: string) =>
      doubts({ ...honest, result: { ...honest.result, outcome } as Observation["result"] });
    expect(await told(refused, "not_cancelled")).toHaveLength(1);
    expect(await told(refused, "cancelled")).toHaveLength(1);
    expect(await told(done, "indeterminate")).toHaveLength(1);
  });

  it("of invariant 8 see a request too many, a key that is new, and one that was not given", async () => {
    const honest = await ask(facts, [{ kind: "lost" }, answer(409, {})], { idempotencyKey: key });
    expect(repetitions(honest, true)).toEqual([]);
    expect(repetitions(honest, false).length).toBeGreaterThan(0);
    const [first, second] = honest.requests;
    if (first === undefined || second === undefined) throw new Error("asked once");
    const renewed = { ...second, init: { ...second.init, headers: { "idempotency-key": "another" } } };
    expect(repetitions({ ...honest, requests: [first, renewed] }, true)).toEqual(["the key is not one and the same"]);
    const [met] = honest.met;
    if (met === undefined) throw new Error("met nothing");
    expect(repetitions({ ...honest, met: [met, met, met, met] }, true)).toContain(
      "asked more often than the options allow",
    );
    expect(repetitions({ ...honest, met: [answer(400, {}), met] }, true)).toHaveLength(1);
  });
});
