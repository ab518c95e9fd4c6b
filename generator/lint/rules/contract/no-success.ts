import { defineRule, type Rule } from "../../rule.js";

export const noSuccess: Rule = defineRule({
  id: "contract/no-success",
  severity: "error",
  title: "No response means success",
  why: "The operation could never be reported as done.",
  help: "Bind the successful response.",
  examples: {
    as: "shown",
    wrong: `responses: { "404": {} }
`,
    right: `responses: { "200": {}, "404": {} }
`,
  },
});
