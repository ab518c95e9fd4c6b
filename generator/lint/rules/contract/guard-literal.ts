import { defineRule, type Rule } from "../../rule.js";

export const guardLiteral: Rule = defineRule({
  id: "contract/guard-literal",
  severity: "error",
  title: "A guard names a value that the enum does not have",
  why: "It would never hold.",
  help: "Correct the value.",
  examples: {
    as: "shown",
    wrong: `if: response.body.status == "FREED"
`,
    right: `if: response.body.status == "FREE"
`,
  },
});
