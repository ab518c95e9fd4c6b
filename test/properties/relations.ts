import { ask, type Observation } from "./ask.js";
import type { Attempt } from "./wire.js";

/** What of a result decides what a caller does. */
export function verdict({ result }: Observation): {
  readonly outcome: string;
  readonly next: string;
  readonly fault: string | undefined;
} {
  const { outcome, next } = result;
  return { outcome, next, fault: "fault" in result ? result.fault.code : undefined };
}

/** Invariants 10 and 15. The second call met what the first did, but for texts and for what the binding does not read. */
export function readsMore(before: Observation, after: Observation): readonly string[] {
  const [was, is] = [verdict(before), verdict(after)].map((one) => JSON.stringify(one));
  return was === is ? [] : [`${was} became ${is} by what decides nothing`];
}

/** Invariant 7. What each try would have meant alone says whether the call was in doubt before its last. */
export async function doubts({ facts, met, result }: Observation): Promise<readonly string[]> {
  const alone = await Promise.all(met.map(async (one) => await ask(facts, [one])));
  const first = met.findIndex((one, at) => mayHaveActed(one) && alone[at]?.result.outcome === "indeterminate");
  const last = alone.at(-1);
  if (last === undefined || first < 0 || first === met.length - 1) return [];
  const { fault, outcome } = verdict(last);
  const { basis, httpStatus = 0 } = last.result.provenance;
  const ended = basis === "body" && ["SESSION_COMPLETED", "SESSION_EXPIRED"].includes(fault ?? "") && httpStatus < 300;
  if (outcome === "cancelled" || outcome === "cancel_pending" || ended)
    return result.outcome === outcome ? [] : ["a success after a doubt must end it"];
  if (result.outcome !== "indeterminate") return [`a doubt must stay, and became ${result.outcome}`];
  const failed = alone.slice(first).every((one) => verdict(one).fault === "PROVIDER_FAULT");
  const word = failed ? "PROVIDER_FAULT" : "NO_RESPONSE";
  return result.fault.code === word ? [] : [`a doubt is told as ${word}, and was as ${result.fault.code}`];
}

/** Invariant 8. */
export function repetitions(observation: Observation, key: string | undefined): readonly string[] {
  const { facts, met, requests } = observation;
  const repeatable = facts.takesKey && key !== undefined;
  const wrong = met
    .slice(0, -1)
    .filter((one) => !(one.kind === "refused" || isLimited(one) || (repeatable && isSilent(one))));
  const keys = new Set(requests.map(({ init }) => new Headers(init.headers).get("idempotency-key")));
  return [
    ...wrong.map((one) => `asked again after ${JSON.stringify(one)}`),
    ...(met.length > 3 ? ["asked more often than the options allow"] : []),
    ...(keys.size > 1 || !keys.has(repeatable ? key : null) ? ["the key is not one and the same"] : []),
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
