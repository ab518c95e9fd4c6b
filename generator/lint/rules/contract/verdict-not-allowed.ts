import { defineRule, type Rule } from "../../rule.js";

export const verdictNotAllowed: Rule = defineRule({
  id: "contract/verdict-not-allowed",
  severity: "error",
  title: "The contract does not allow this fault or next step here",
  why: "Callers are promised the faults and steps of each outcome.",
  help: "Use one that the contract lists for the outcome.",
  examples: {
    as: "shown",
    wrong: `FREE: { outcome: released, fault: KEPT }
`,
    right: `FREE: { outcome: released }
`,
  },
});
