import { defineRule, type Rule } from "../../rule.js";

export const definite5xx: Rule = defineRule({
  id: "contract/definite-5xx",
  severity: "error",
  title: "A definite outcome on a server error",
  why: "After a 5xx nobody knows whether it was done.",
  help: "Leave the entry out: the contract says what every 5xx means.",
  examples: {
    as: "shown",
    wrong: `"503": { outcome: not_released, fault: REJECTED }
`,
    right: `{} # no entry for 503
`,
  },
});
