import { defineRule, type Rule } from "../../rule.js";

export const definiteRedirect: Rule = defineRule({
  id: "contract/definite-redirect",
  severity: "error",
  title: "A definite outcome on a redirect",
  why: "No redirect is followed, so nothing was answered.",
  help: "Leave the entry out: the contract says what every 3xx means.",
  examples: {
    as: "shown",
    wrong: `"302": { outcome: not_released, fault: REJECTED }
`,
    right: `{} # no entry for 302
`,
  },
});
