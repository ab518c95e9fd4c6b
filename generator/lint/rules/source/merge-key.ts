import { defineRule, type Rule } from "../../rule.js";

export const mergeKey: Rule = defineRule({
  id: "source/merge-key",
  severity: "warning",
  title: "A YAML merge key",
  why: "YAML 1.2 has no `<<`: it is a key like any other, and nothing is merged.",
  help: "Write the members out.",
  examples: {
    as: "shown",
    wrong: `<<: *defaults
type: string
`,
    right: `type: string
maxLength: 10
`,
  },
});
