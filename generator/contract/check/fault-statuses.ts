import type { VerdictSyntax } from "../binding.js";
import type { Expr, LiteralValue } from "../guard/syntax.js";
import { hundredsOf, type LinkedResponse } from "../link.js";
import { isVerdict, ownStatuses, resolveVerdict } from "../verdict.js";
import type { Check } from "./check.js";
import { theResponse } from "./related.js";

/**
 * What some statuses mean of themselves is said of another one only where a code names it: a case does that, and so does a guard that
 * compares a value with one; the status alone and what no case names do not.
 */
export const faultStatuses: Check = function* ({ contract, responses }) {
  for (const linked of responses) {
    const { response, syntax } = linked;
    const { status } = response;
    // What a success says is read of its body alone, and what a redirect and a server error say is the same everywhere.
    if (![4, undefined].includes(hundredsOf(response))) continue;
    for (const stated of [...unnamed(linked), ...alone(linked, contract.fallbacks.statuses)]) {
      const verdict = resolveVerdict(contract, stated);
      const statuses = isVerdict(verdict) ? ownStatuses(contract, verdict) : undefined;
      if (statuses === undefined || stated.because !== undefined) continue;
      if (status.kind === "code" && statuses.includes(status.code)) continue;
      const { value: name, location } = stated.fault ?? stated.outcome;
      yield {
        rule: "contract/status-contradicted",
        message: `\`${name}\` is what ${either(statuses)} says. Under \`${syntax.key.value}\` a code must name it; if this provider means it by the status, say where with \`because\`.`,
        location,
        related: theResponse(linked),
      };
    }
  }
};

/** The verdicts of guards that no code names. */
function unnamed({ syntax }: LinkedResponse): readonly VerdictSyntax[] {
  return syntax.when.filter(({ expression }) => !namesCode(expression)).map(({ verdict }) => verdict);
}

/** What the status decides; where it means something everywhere, or nobody names it, that is reported for itself. */
function alone(
  { response: { status }, syntax }: LinkedResponse,
  general: ReadonlyMap<number, unknown>,
): readonly VerdictSyntax[] {
  const stated = syntax.otherwise ?? syntax.verdict;
  return stated === undefined || status.kind !== "code" || general.has(status.code) ? [] : [stated];
}

function either(statuses: readonly number[]): string {
  return [statuses.slice(0, -1).join(", "), String(statuses.at(-1))].filter((part) => part !== "").join(" or ");
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
      const isNamed = sides.some((side) => side.kind === "literal" && isCode(side.value));
      return expression.operator === "==" && isNamed && sides.some((side) => side.kind === "path");
    }
    case "in": {
      const items = expression.list.kind === "list" ? expression.list.items : [];
      return expression.item.kind === "path" && items.every(({ value }) => isCode(value));
    }
    default:
      return false;
  }
}

function isCode(value: LiteralValue): boolean {
  return typeof value === "string" || typeof value === "number";
}
