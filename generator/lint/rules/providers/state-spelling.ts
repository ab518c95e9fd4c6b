import { defineRule, type Rule } from "../../rule.js";
import { decisionsOf, roleOf } from "../../trait.js";

export const stateSpelling: Rule = defineRule({
  id: "providers/state-spelling",
  severity: "info",
  title: "The state that means success is spelt differently",
  why: "Code that compares text works with one provider and fails with the next.",
  help: "Compare outcomes of the contract, never the words of a provider.",
  examples: {
    as: "shown",
    wrong: `a: TAKEN
b: Taken
`,
    right: `a: TAKEN
b: TAKEN
`,
  },
  *traits(bound) {
    for (const response of bound.plan.responses) {
      for (const { decision, value } of decisionsOf(response)) {
        if (value === undefined || roleOf(bound, decision.outcome) !== "success") continue;
        yield { value, at: response.body?.location ?? response.response.location };
      }
    }
  },
});
