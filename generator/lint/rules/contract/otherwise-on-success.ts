import { defineRule, type Rule } from "../../rule.js";

export const otherwiseOnSuccess: Rule = defineRule({
  id: "contract/otherwise-on-success",
  severity: "error",
  title: "A success has an `otherwise`",
  why: "A state that nobody knows would get a definite meaning.",
  help: "Remove it: what no case names is unrecognised.",
  examples: {
    as: "shown",
    wrong: `"200": { switch: $response.body#/status, otherwise: { outcome: released } }
`,
    right: `"200": { switch: $response.body#/status }
`,
  },
});
