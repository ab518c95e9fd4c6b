import { defineRule, type Rule } from "../../rule.js";

export const otherwiseOnSuccess: Rule = defineRule({
  id: "contract/otherwise-on-success",
  severity: "error",
  title: "`otherwise` on a success status",
  why: "A value that nobody knows would be taken for an answer.",
  help: "Name each value as a case; the rest is unknown by the contract.",
  examples: {
    as: "shown",
    wrong: `"200": { switch: $response.body#/status, otherwise: { outcome: released } }
`,
    right: `"200": { switch: $response.body#/status }
`,
  },
});
