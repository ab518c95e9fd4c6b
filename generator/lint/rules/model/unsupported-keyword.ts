import { defineRule, type Rule } from "../../rule.js";

export const unsupportedKeyword: Rule = defineRule({
  id: "model/unsupported-keyword",
  severity: "warning",
  title: "A keyword is not enforced",
  why: "Generated validators check a closed list of keywords; what this one forbids passes.",
  help: "Know that the keyword is not checked, or state the same with others.",
  examples: {
    as: "shown",
    wrong: `propertyNames: { $dynamicRef: "#name" }
`,
    right: `propertyNames: { maxLength: 40 }
`,
  },
});
