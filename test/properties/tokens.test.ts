import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { clientProviders } from "../conformance/cancellers.js";
import { ask, type Observation } from "./ask.js";
import { allFacts } from "./facts.js";
import { invariants, violations } from "./invariants.js";
import { doubts, repetitions, verdict } from "./relations.js";
import { isUsable, type TokenAnswer, tokenAnswer } from "./token-endpoint.js";
import { type Attempt, attempt } from "./wire.js";

/** CONCORDAT_CASES=10 asks for ten times as many. */
const CASES = 1_500 * Number(process.env.CONCORDAT_CASES ?? "1");
const key = "8e03978e-40d5-43dd-bc93-6894a57f9324";

const isUnauthorized = (one: Attempt | undefined) =>
  (one?.kind === "reply" || one?.kind === "cut") && one.status === 401;

/** Without the first 401, which a new token may answer once; what was asked again after it was not asked again for another reason. */
function withoutRenewal(observation: Observation): Observation {
  const at = observation.met.findIndex(isUnauthorized);
  if (at < 0 || at === observation.met.length - 1) return observation;
  const others = <T>(all: readonly T[]) => all.filter((_, index) => index !== at);
  return { ...observation, met: others(observation.met), requests: others(observation.requests) };
}

/** What the contract says where no request could be sent for want of a token. */
function wrongWithoutToken({ drift, input, log, result }: Observation): readonly string[] {
  const { outcome, next, provenance } = result;
  const fault = "fault" in result ? result.fault.code : undefined;
  const said = `${outcome} ${fault} ${next} ${provenance.basis} x${provenance.attempts} ${provenance.httpStatus}`;
  return [
    ...(said === "not_cancelled NOT_SENT retry_same transport x0 undefined" ? [] : [said]),
    ...(result.sessionId === input.sessionId && drift.length + log.length === 0 ? [] : ["told of what was not sent"]),
  ];
}

describe.each(allFacts.filter(({ provider }) => clientProviders.includes(provider)))(
  "$provider with client credentials",
  (facts) => {
    it(`keeps every invariant and throws nothing, whatever the token endpoint answers (${CASES} cases)`, async () => {
      const reached = new Set<string>();
      const attempts = fc.array(
        fc.oneof(
          { weight: 3, arbitrary: attempt(facts) },
          { weight: 2, arbitrary: fc.constant<Attempt>({ kind: "lost" }) },
          {
            weight: 2,
            arbitrary: fc.constant<Attempt>({
              kind: "reply",
              status: 401,
              headers: new Headers(),
              bytes: new Uint8Array(),
            }),
          },
        ),
        { minLength: 1, maxLength: 3 },
      );
      const tokens = fc.array(tokenAnswer, { minLength: 1, maxLength: 2 });
      await fc.assert(
        fc.asyncProperty(attempts, tokens, fc.boolean(), async (script, answers, keyed) => {
          const observation = await ask(facts, script, keyed ? { idempotencyKey: key } : {}, answers);
          const { fetched, met } = observation;
          reached.add(`${verdict(observation).fault ?? observation.result.outcome} ${fetched}`);
          expect(met.length === 0).toBe(!isUsable(answers[0] as TokenAnswer));
          expect(fetched).toBeLessThanOrEqual(2);
          if (met.length === 0) {
            expect([...wrongWithoutToken(observation), invariants["11"]?.violation(observation)]).toEqual([undefined]);
            return;
          }
          // A second token that cannot be sent leaves the 401 as the last that was met.
          expect(violations(observation)).toEqual([]);
          expect(await doubts(observation)).toEqual([]);
          expect(repetitions(withoutRenewal(observation), keyed ? key : undefined)).toEqual([]);
        }),
        { numRuns: CASES },
      );
      expect([...reached]).toEqual(
        expect.arrayContaining([
          "NOT_SENT 1",
          "cancelled 1",
          "cancelled 2",
          "NO_RESPONSE 1",
          "NO_RESPONSE 2",
          "UNAUTHENTICATED 2",
        ]),
      );
    });
  },
);
