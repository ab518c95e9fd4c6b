import type { VerdictSyntax } from "../binding.js";
import type { Contract, TargetUse } from "../contract.js";
import type { ResponseExpression } from "../expression.js";
import { amountsIn } from "../guard/amounts.js";
import { assumePresent } from "../guard/assume.js";
import { pathExpr, pathText } from "../guard/path.js";
import { printGuard } from "../guard/print.js";
import { isTooMany, reach } from "../guard/reach.js";
import type { Expr } from "../guard/syntax.js";
import type { LinkedBinding, LinkedResponse, LinkedSet } from "../link.js";
import type { Remark } from "../report.js";
import { typesOf } from "../schema.js";
import { isVerdict, resolveVerdict } from "../verdict.js";
import type { Check } from "./check.js";
import { type Contradicting, contradictingMembers } from "./contradicting.js";
import { theResponse, theValue } from "./related.js";
import { subjectsOf } from "./subjects.js";
import { entriesOf, mayDecide } from "./tellers.js";
import { verdictsOf } from "./verdicts.js";

const RULE = "contract/target-contradicted";

/**
 * What a response sets tells of an outcome that it can have, and an outcome that it excludes is decided with a look at it: so too where
 * the response only has what is named like it, and the binding does not set it.
 */
export const targetUses: Check = function* (linked) {
  for (const response of linked.responses) {
    for (const set of response.set) {
      const use = linked.contract.targetUses.get(set.syntax.target.value);
      if (use !== undefined) yield* contradicted(linked.contract, { response, set, use });
    }
    yield* overlooked(linked, response);
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

/** What the response has and the binding does not look at, although an outcome cannot be while it is there. */
function* overlooked(linked: LinkedBinding, response: LinkedResponse): Generator<Remark> {
  const { set, syntax } = response;
  const verdicts = verdictsOf(response);
  if (verdicts.some((verdict) => !isVerdict(resolveVerdict(linked.contract, verdict)))) return;
  const told = new Set(set.map(({ from }) => pathText(from.syntax.value)));
  for (const member of contradictingMembers(linked, response)) {
    const from: ResponseExpression = { kind: "body", path: member.path };
    const pointer = member.path.map((name) => `/${name}`).join("");
    const ignored = syntax.ignore.find(({ at }) => at.value.join("/") === member.path.join("/"));
    const excluded = verdicts.find(({ outcome }) => member.without.includes(outcome.value));
    // What is set was looked at above, or is named like another target and reported as that.
    if (excluded === undefined || told.has(pathText(from)) || ignored?.because !== undefined) continue;
    if (!isDecidedWith(response, member, from)) continue;
    const what = `\`${pointer}\` is named like \`${member.target}\`, with which nothing is \`${excluded.outcome.value}\``;
    const message = `${what}: a guard must look at it first. If it says nothing here, say why under \`ignore\`: \`{ at: ${pointer}, because: … }\`.`;
    const location = ignored?.at.location ?? excluded.outcome.location;
    yield { rule: RULE, message, location, related: theValue(response, member) };
  }
}

/** Whether one of the outcomes may be decided while the member is there, and holds something or is true. */
function isDecidedWith(response: LinkedResponse, { place, without }: Contradicting, from: ResponseExpression): boolean {
  const types = typesOf(place);
  if (types.has("array") || types.has("object") || types.has("string"))
    return isReachable(response, { from, outcomes: without });
  const text = pathText(from);
  const guards = response.syntax.when.map(({ expression }) => expression);
  const telling = types.has("boolean") ? [true] : amountsIn(guards, (side) => printGuard(side) === text);
  const entries = entriesOf(response).filter(({ verdict }) => without.includes(verdict.outcome.value));
  return (
    response.syntax.verdict !== undefined ||
    telling.some((value) => entries.some((entry) => mayDecide(response, entry, new Map([[text, value]]))))
  );
}

/** Whether a response in which the value is there, and not empty, can end in one of the outcomes. */
function isReachable(
  response: LinkedResponse,
  of: { readonly from: ResponseExpression; readonly outcomes: readonly string[] },
): boolean {
  const { syntax } = response;
  const isExcluded = (verdict: VerdictSyntax | undefined) =>
    verdict !== undefined && of.outcomes.includes(verdict.outcome.value);
  const path = pathExpr(of.from);
  const guards = syntax.when.map(({ expression }) => expression);
  const isSize = (side: Expr) => side.kind === "call" && printGuard(side.argument) === printGuard(path);
  return amountsIn(guards, isSize).some((size) => {
    const assumed = guards.map((guard) => assumePresent(guard, path, size));
    const found = reach(assumed, subjectsOf(response));
    // What cannot be told is reported for itself.
    if (isTooMany(found)) return false;
    return (
      syntax.when.some(({ verdict }, index) => isExcluded(verdict) && found.guards[index] === true) ||
      syntax.cases.some(({ key, verdict }) => isExcluded(verdict) && found.cases.has(key.value)) ||
      isExcluded(syntax.verdict) ||
      (isExcluded(syntax.otherwise) && found.otherwise)
    );
  });
}
