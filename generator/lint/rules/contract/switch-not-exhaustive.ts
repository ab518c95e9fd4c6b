import { defineRule, type Rule } from "../../rule.js";

export const switchNotExhaustive: Rule = defineRule({
  id: "contract/switch-not-exhaustive",
  severity: "error",
  title: "A switch leaves out a value of the enum",
  why: "When that value comes, the outcome is unknown though the document lists it.",
  help: "Add a case for each value.",
  examples: {
    as: "shown",
    wrong: `cases: { FREE: { outcome: released } }   # the enum also has KEPT
`,
    right: `cases:
  FREE: { outcome: released }
  KEPT: { outcome: not_released, fault: KEPT }
`,
  },
});
