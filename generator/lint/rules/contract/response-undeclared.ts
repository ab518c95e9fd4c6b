import { defineRule, type Rule } from "../../rule.js";

export const responseUndeclared: Rule = defineRule({
  id: "contract/response-undeclared",
  severity: "error",
  title: "An entry for a response that is not declared",
  why: "It can never apply, or the document lacks the response.",
  help: "Remove it, or state the response as an assumption.",
  examples: {
    as: "shown",
    wrong: `"418": {}
`,
    right: `"404": {}
`,
  },
});
