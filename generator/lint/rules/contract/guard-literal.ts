import { defineRule, type Rule } from "../../rule.js";

export const guardLiteral: Rule = defineRule({
  id: "contract/guard-literal",
  severity: "error",
  title: "A guard compares with a value that does not exist",
  why: "It never holds: the document changed, or the value is misspelt.",
  help: "Use a value of the enumeration, case and all.",
  examples: {
    as: "shown",
    wrong: `if: response.body.status == "FREED"
`,
    right: `if: response.body.status == "FREE"
`,
  },
});
