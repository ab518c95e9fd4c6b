import { defineRule, type Rule } from "../../rule.js";

export const rangeAlone: Rule = defineRule({
  id: "contract/range-alone",
  severity: "error",
  title: "A range of refusals decides without a code",
  why: "A status that nobody names says nothing of what was done.",
  help: "`switch` on the error's code, and say `otherwise` for the codes that no case names.",
  examples: {
    as: "shown",
    wrong: `4XX: { outcome: not_released, fault: REJECTED }
`,
    right: `4XX:
  switch: $response.body#/code
  otherwise: { outcome: not_released, fault: REJECTED }
`,
  },
});
