import { defineRule, type Rule } from "../../rule.js";

export const mergeKey: Rule = defineRule({
  id: "source/merge-key",
  severity: "warning",
  title: "A YAML merge key",
  why: "YAML 1.2 has no `<<`. It is merged here, as YAML 1.1 and most readers do; others take it for a key like any other and refuse the document or lose what it names.",
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
