import type { Contract, TargetUse } from "../contract.js";
import { type LinkedResponse, type LinkedSet, pathsOf } from "../link.js";
import type { Remark } from "../report.js";
import { isVerdict, resolveVerdict } from "../verdict.js";
import type { Check } from "./check.js";
import { verdictsOf } from "./verdicts.js";

const RULE = "contract/target-contradicted";

/** What a response sets tells of an outcome that it can have, and an outcome that it excludes is decided with a look at it. */
export const targetUses: Check = function* (linked) {
  for (const response of linked.responses) {
    for (const set of response.set) {
      const use = linked.contract.targetUses.get(set.syntax.target.value);
      if (use !== undefined) yield* contradicted(linked.contract, { response, set, use });
    }
  }
};

function* contradicted(
  contract: Contract,
  { response, set, use }: { readonly response: LinkedResponse; readonly set: LinkedSet; readonly use: TargetUse },
): Generator<Remark> {
  const { target, from } = set.syntax;
  const verdicts = verdictsOf(response);
  // What the contract does not allow is reported for itself.
  if (verdicts.some((verdict) => !isVerdict(resolveVerdict(contract, verdict)))) return;
  const stated = verdicts.flatMap(({ outcome, fault }) => [
    outcome.value,
    ...(fault === undefined ? [] : [fault.value]),
  ]);
  if (use.with.length > 0 && !use.with.some((name) => stated.includes(name))) {
    const names = use.with.map((name) => `\`${name}\``).join(" or ");
    const message = `\`${target.value}\` tells of ${names}, and nothing here means that.`;
    yield { rule: RULE, message, location: target.location };
  }
  const excluded = verdicts.find(({ outcome }) => use.without.includes(outcome.value));
  if (excluded === undefined || isGuarded(response, from.value)) return;
  const message = `This can be \`${excluded.outcome.value}\` while \`${target.value}\` is there: a guard must look at it first.`;
  yield { rule: RULE, message, location: excluded.outcome.location };
}

function isGuarded({ syntax }: LinkedResponse, from: LinkedSet["syntax"]["from"]["value"]): boolean {
  const wanted = from.kind === "body" ? from.path : [from.name];
  return syntax.when.some(({ expression }) =>
    pathsOf(expression).some(
      ({ root, segments }) => root === from.kind && segments.map(({ name }) => name).join("\0") === wanted.join("\0"),
    ),
  );
}
