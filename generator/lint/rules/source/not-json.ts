import { defineRule, type Rule } from "../../rule.js";

export const notJson: Rule = defineRule({
  id: "source/not-json",
  severity: "warning",
  title: "A YAML value that JSON does not have",
  why: "OpenAPI documents are JSON: tags, infinities and keys that are lists have no meaning there.",
  help: "Write a JSON value.",
  examples: {
    as: "shown",
    wrong: `maximum: .inf
`,
    right: `maximum: 100
`,
  },
});
