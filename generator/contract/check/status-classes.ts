import type { Verdict } from "../contract.js";
import { hundredsOf, type LinkedBinding, type LinkedResponse, statusName } from "../link.js";
import type { Remark } from "../report.js";
import { isVerdict, resolveVerdict } from "../verdict.js";
import type { Check } from "./check.js";
import { theOperation, theResponse } from "./related.js";
import { roleOf, verdictsOf } from "./verdicts.js";

/** Only a 2xx can say that something was done, or will be. */
export const successOnSuccessStatus: Check = function* (linked) {
  for (const response of linked.responses) {
    if (hundredsOf(response.response) === 2) continue;
    for (const verdict of verdictsOf(response)) {
      const role = roleOf(linked, verdict);
      if (role !== "success" && role !== "pending") continue;
      yield {
        rule: "contract/success-on-error-status",
        message: `\`${statusName(response.response)}\` cannot mean \`${verdict.outcome.value}\`: only a 2xx can.`,
        location: verdict.outcome.location,
        related: theResponse(response),
      };
    }
  }
};

/** After a 5xx nobody knows what was done, and after a redirect nobody asked: the contract says both, and a binding cannot differ. */
export const serverErrorsUnknown: Check = function* (linked) {
  const { providerFault, unrecognised } = linked.contract.fallbacks;
  for (const response of linked.responses) {
    const hundreds = hundredsOf(response.response);
    if (hundreds === 5) yield* only(linked, { response, verdict: providerFault, rule: "contract/definite-5xx" });
    if (hundreds === 3) yield* only(linked, { response, verdict: unrecognised, rule: "contract/definite-redirect" });
  }
};

function* only(
  linked: LinkedBinding,
  { response, verdict, rule }: { readonly response: LinkedResponse; readonly verdict: Verdict; readonly rule: string },
): Generator<Remark> {
  const name = statusName(response.response);
  for (const syntax of verdictsOf(response)) {
    const stated = resolveVerdict(linked.contract, syntax);
    const role = roleOf(linked, syntax);
    if (!isVerdict(stated) || role === "success" || role === "pending") continue;
    if (stated.outcome === verdict.outcome && stated.fault === verdict.fault && stated.next === verdict.next) continue;
    const means = [verdict.outcome, ...(verdict.fault === undefined ? [] : [verdict.fault])].join(", ");
    const message = `Every \`${name}\` is \`${means}\`, whatever its body says: leave the entry out.`;
    yield { rule, message, location: syntax.outcome.location, related: theResponse(response) };
  }
}

/** A success status proves nothing by itself: what no case names stays unknown, and a status that decides alone must say so. */
export const successStatusDecided: Check = function* (linked) {
  for (const { response, syntax } of linked.responses) {
    if (hundredsOf(response) !== 2) continue;
    const { otherwise, verdict, basis } = syntax;
    if (otherwise !== undefined) {
      yield {
        rule: "contract/otherwise-on-success",
        message: "What no case of a success names is unknown; a binding cannot say otherwise.",
        location: otherwise.outcome.location,
        related: theResponse({ response }),
      };
    }
    const role = verdict === undefined ? undefined : roleOf(linked, verdict);
    if (verdict === undefined || role === undefined || role === "unknown") continue;
    if ((role === "success" || role === "pending") && saysMore(response)) {
      yield {
        rule: "contract/body-unread",
        message: `\`${syntax.key.value}\` ${response.status.kind === "code" ? "has a body" : "covers statuses that nobody names"}, so the status alone proves nothing: \`switch\` on what the body says.`,
        location: verdict.outcome.location,
        related: theResponse({ response }),
      };
      continue;
    }
    if (role === "success" && response.status.kind === "code" && response.status.code === 202) {
      yield {
        rule: "contract/status-contradicted",
        message:
          "`202` says that the request was accepted and not that it was done (RFC 9110, 15.3.3): what is not done yet is pending.",
        location: verdict.outcome.location,
        related: theResponse({ response }),
      };
      continue;
    }
    if (role === "failure" && verdict.because === undefined) {
      yield {
        rule: "contract/status-contradicted",
        message: `\`${syntax.key.value}\` says that the request succeeded (RFC 9110, 15.3), and here that it was refused. If this provider means that by the status alone, say where with \`because\`.`,
        location: verdict.outcome.location,
        related: theResponse({ response }),
      };
      continue;
    }
    if (basis !== undefined) continue;
    yield {
      rule: "contract/basis-unstated",
      message: `\`${syntax.key.value}\` decides by its status alone. If the provider promises that, say \`basis: status_code\`; else switch on what the body says.`,
      location: verdict.outcome.location,
      related: theResponse({ response }),
    };
  }
};

/** Whether a success comes with more than its status: a body, or statuses that the document does not tell apart. */
function saysMore({ status, content }: LinkedResponse["response"]): boolean {
  return status.kind !== "code" || content.length > 0;
}

/** A status of 4xx that only a range covers says nothing by itself: the contract believes it only with a code that can be read. */
export const rangesByCode: Check = function* ({ responses }) {
  for (const { response, syntax } of responses) {
    const isOpen =
      response.status.kind === "default" || (response.status.kind === "range" && response.status.hundreds === 4);
    const verdict = syntax.verdict ?? (syntax.switch.length === 0 ? syntax.otherwise : undefined);
    if (!isOpen || verdict === undefined) continue;
    yield {
      rule: "contract/range-alone",
      message: `\`${syntax.key.value}\` covers statuses that nobody names, and they decide nothing alone: \`switch\` on the error's code, with \`otherwise\`.`,
      location: verdict.outcome.location,
      related: theResponse({ response }),
    };
  }
};

/** At least one answer means that it was done: a binding without one is a mistake. */
export const successPossible: Check = function* (linked) {
  const verdicts = linked.responses.flatMap(verdictsOf);
  if (
    verdicts.length === 0 ||
    verdicts.some((verdict) => roleOf(linked, verdict) !== "failure" && roleOf(linked, verdict) !== "unknown")
  )
    return;
  const names = linked.contract.outcomes.filter(({ role }) => role === "success").map(({ name }) => `\`${name}\``);
  const message = `No response means ${names.join(" or ")}: the call could never succeed.`;
  yield { rule: "contract/no-success", message, location: linked.binding.responsesKey, related: theOperation(linked) };
};
