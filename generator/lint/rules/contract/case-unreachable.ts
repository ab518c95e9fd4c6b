import { defineRule, type Rule } from "../../rule.js";

export const caseUnreachable: Rule = defineRule({
  id: "contract/case-unreachable",
  severity: "error",
  title: "A guard, case, `otherwise` or `else` that is never met",
  why: "What stands before it takes everything, which is seldom meant. Guards whose values come together in too many ways to try are refused too: nobody can tell what they leave.",
  help: "Reorder the guards, or remove the one that is never met. Split guards that are too many to try, so that they look at different values.",
  examples: {
    as: "shown",
    wrong: `when:
  - { if: "true", then: { outcome: released } }
cases: { KEPT: { outcome: not_released, fault: PET_ADOPTED } }
`,
    right: `cases: { KEPT: { outcome: not_released, fault: PET_ADOPTED } }
`,
  },
});
