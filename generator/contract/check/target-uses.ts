import type { VerdictSyntax } from "../binding.js";
import type { Contract, TargetUse } from "../contract.js";
import { assumePresent } from "../guard/assume.js";
import { pathExpr } from "../guard/path.js";
import { isTooMany, reach } from "../guard/reach.js";
import type { LinkedResponse, LinkedSet } from "../link.js";
import type { Remark } from "../report.js";
import { isVerdict, resolveVerdict } from "../verdict.js";
import type { Check } from "./check.js";
import { theResponse, theValue } from "./related.js";
import { subjectsOf } from "./subjects.js";
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
    yield { rule: RULE, message, location: target.location, related: theResponse(response) };
  }
  const excluded = verdicts.find(({ outcome }) => use.without.includes(outcome.value));
  if (excluded === undefined || !isReachable(response, { from: from.value, outcomes: use.without })) return;
  const message = `This can be \`${excluded.outcome.value}\` while \`${target.value}\` is there: a guard must look at it first.`;
  yield { rule: RULE, message, location: excluded.outcome.location, related: theValue(response, set.from) };
}

/** Whether a response in which the value is there, and not empty, can end in one of the outcomes. */
function isReachable(
  response: LinkedResponse,
  of: { readonly from: LinkedSet["syntax"]["from"]["value"]; readonly outcomes: readonly string[] },
): boolean {
  const { syntax } = response;
  const isExcluded = (verdict: VerdictSyntax | undefined) =>
    verdict !== undefined && of.outcomes.includes(verdict.outcome.value);
  const guards = syntax.when.map(({ expression }) => assumePresent(expression, pathExpr(of.from)));
  const found = reach(guards, subjectsOf(response));
  // What cannot be told is reported for itself.
  if (isTooMany(found)) return false;
  return (
    syntax.when.some(({ verdict }, index) => isExcluded(verdict) && found.guards[index] === true) ||
    syntax.cases.some(({ key, verdict }) => isExcluded(verdict) && found.cases.has(key.value)) ||
    isExcluded(syntax.verdict) ||
    (isExcluded(syntax.otherwise) && found.otherwise)
  );
}
