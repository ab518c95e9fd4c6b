import { defineRule, type Rule } from "../../rule.js";
import { decisionsOf, roleOf } from "../../trait.js";

export const refusalStatus: Rule = defineRule({
  id: "providers/refusal-status",
  severity: "info",
  title: "One refusal comes with different statuses",
  why: "Code that decides by the status alone takes one refusal for another.",
  help: "Decide by the fault of the contract, which each binding derives.",
  examples: {
    as: "shown",
    wrong: `a: 409
b: 422
`,
    right: `a: 409
b: 409
`,
  },
  *traits(bound) {
    for (const { response, ...plan } of bound.plan.responses) {
      if (response.status.kind !== "code" || response.status.code < 400) continue;
      const failures = decisionsOf({ response, ...plan }).filter(
        ({ decision }) => roleOf(bound, decision.outcome) === "failure",
      );
      const faults = new Set(failures.flatMap(({ decision }) => decision.fault ?? []));
      for (const fault of faults) yield { of: fault, value: String(response.status.code), at: response.location };
    }
  },
});
