import { defineRule, type Rule } from "../../rule.js";

export const verdictNotAllowed: Rule = defineRule({
  id: "contract/verdict-not-allowed",
  severity: "error",
  title: "A verdict that the contract does not allow",
  why: "Callers switch over what the contract states, and nothing else.",
  help: "Use an outcome, fault and next step that go together in the contract.",
  examples: {
    as: "shown",
    wrong: `FREE: { outcome: released, fault: PET_ADOPTED }
`,
    right: `FREE: { outcome: released }
`,
  },
});
