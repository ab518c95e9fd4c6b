import type { VerdictSyntax } from "../binding.js";
import type { Contract } from "../contract.js";
import type { Expr, LiteralValue } from "../guard/syntax.js";
import { hundredsOf, type LinkedResponse } from "../link.js";
import { isVerdict, ownStatuses, resolveVerdict } from "../verdict.js";
import type { Check } from "./check.js";
import { holdsByName } from "./guard-names.js";
import { theResponse } from "./related.js";
import { isVoid, statedAlone } from "./void-codes.js";

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
    for (const stated of [...unnamed(linked), ...alone(linked, contract)]) {
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
function unnamed(response: LinkedResponse): readonly VerdictSyntax[] {
  return response.guards
    .filter(({ places, syntax: { expression } }) => {
      const isNamed = (side: Expr, value: LiteralValue): boolean =>
        side.kind === "path" && isCode(value) && !isVoid(response, places.get(side), value);
      return !holdsByName(expression, isNamed);
    })
    .map(({ syntax: { verdict } }) => verdict);
}

/** What the status decides; where it means something everywhere, or nobody names it, that is reported for itself. */
function alone(linked: LinkedResponse, contract: Contract): readonly VerdictSyntax[] {
  const { status } = linked.response;
  const isElsewhere = status.kind !== "code" || contract.fallbacks.statuses.has(status.code);
  return isElsewhere ? [] : statedAlone(contract, linked);
}

function either(statuses: readonly number[]): string {
  return [statuses.slice(0, -1).join(", "), String(statuses.at(-1))].filter((part) => part !== "").join(" or ");
}

function isCode(value: LiteralValue): boolean {
  return typeof value === "string" || typeof value === "number";
}
