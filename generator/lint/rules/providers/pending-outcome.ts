import { defineRule, type Rule } from "../../rule.js";
import { decisionsOf, roleOf } from "../../trait.js";

export const pendingOutcome: Rule = defineRule({
  id: "providers/pending-outcome",
  severity: "info",
  title: "Some answer before it is done",
  why: "Who treats the answer as final is wrong with some providers.",
  help: "Handle the pending outcome for all of them.",
  examples: {
    as: "shown",
    wrong: `a: may be pending
b: never pending
`,
    right: `a: may be pending
b: may be pending
`,
  },
  *traits(bound) {
    const pending = bound.plan.responses.find((response) =>
      decisionsOf(response).some(({ decision }) => roleOf(bound, decision.outcome) === "pending"),
    );
    if (pending === undefined) yield { value: "never pending", at: bound.plan.operation.location };
    else yield { value: "may be pending", at: pending.body?.location ?? pending.response.location };
  },
});
