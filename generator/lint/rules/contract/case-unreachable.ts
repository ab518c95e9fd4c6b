import { defineRule, type Rule } from "../../rule.js";

export const caseUnreachable: Rule = defineRule({
  id: "contract/case-unreachable",
  severity: "error",
  title: "A case can never be reached",
  why: "Something before it decides already.",
  help: "Remove it, or put it first.",
  examples: {
    as: "shown",
    wrong: `when:
  - { if: "true", then: { outcome: released } }
cases: { KEPT: { outcome: not_released } }
`,
    right: `cases: { KEPT: { outcome: not_released } }
`,
  },
});
