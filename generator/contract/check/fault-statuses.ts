import type { VerdictSyntax } from "../binding.js";
import type { Expr } from "../guard/syntax.js";
import { hundredsOf, type LinkedResponse } from "../link.js";
import { isVerdict, resolveVerdict } from "../verdict.js";
import type { Check } from "./check.js";
import { theResponse } from "./related.js";

/**
 * A fault that some statuses mean of themselves is said of another one only where a code names it: a case does that, and so does a
 * guard that compares a value with one; the status alone and what no case names do not.
 */
export const faultStatuses: Check = function* ({ contract, responses }) {
  for (const linked of responses) {
    const { response, syntax } = linked;
    const { status } = response;
    // What a success says is read of its body alone; what a status means everywhere is reported for itself.
    if (hundredsOf(response) === 2 || (status.kind === "code" && contract.fallbacks.statuses.has(status.code)))
      continue;
    for (const stated of unnamed(linked)) {
      const verdict = resolveVerdict(contract, stated);
      const fault = isVerdict(verdict) ? verdict.fault : undefined;
      const statuses = fault === undefined ? undefined : contract.faults.get(fault)?.statuses;
      if (statuses === undefined || stated.because !== undefined) continue;
      if (status.kind === "code" && statuses.includes(status.code)) continue;
      yield {
        rule: "contract/status-contradicted",
        message: `\`${fault}\` is what ${statuses.join(" or ")} says. Under \`${syntax.key.value}\` a code must name it; if this provider means it by the status, say where with \`because\`.`,
        location: (stated.fault ?? stated.outcome).location,
        related: theResponse(linked),
      };
    }
  }
};

/** The verdicts for which no code was named. */
function unnamed({ syntax }: LinkedResponse): readonly VerdictSyntax[] {
  const { otherwise, verdict, when } = syntax;
  const guarded = when.filter(({ expression }) => !namesCode(expression)).map((guard) => guard.verdict);
  return [...guarded, ...(otherwise === undefined ? [] : [otherwise]), ...(verdict === undefined ? [] : [verdict])];
}

/** Whether a guard holds only where a value is one that it names. */
function namesCode(expression: Expr): boolean {
  switch (expression.kind) {
    case "and":
      return namesCode(expression.left) || namesCode(expression.right);
    case "or":
      return namesCode(expression.left) && namesCode(expression.right);
    case "compare": {
      const sides = [expression.left, expression.right];
      const isCode = sides.some((side) => side.kind === "literal" && ["string", "number"].includes(typeof side.value));
      return expression.operator === "==" && isCode && sides.some((side) => side.kind === "path");
    }
    case "in":
      return true;
    default:
      return false;
  }
}
