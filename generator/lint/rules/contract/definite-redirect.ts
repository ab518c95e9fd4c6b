import { defineRule, type Rule } from "../../rule.js";

export const definiteRedirect: Rule = defineRule({
  id: "contract/definite-redirect",
  severity: "error",
  title: "A 3xx, 5xx or 1xx is given a definite outcome",
  why: "Neither says what became of the request.",
  help: "Leave the status to the contract's fallback.",
  examples: {
    as: "shown",
    wrong: `"503": { outcome: not_released }
`,
    right: `(no entry for 503)
`,
  },
});
