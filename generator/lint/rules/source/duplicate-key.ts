import { defineRule, type Rule } from "../../rule.js";

export const duplicateKey: Rule = defineRule({
  id: "source/duplicate-key",
  severity: "error",
  title: "A key stands twice in one object",
  why: "Readers differ in which value counts.",
  help: "Remove one of them; the first is shown beside the finding.",
  examples: {
    as: "shown",
    wrong: `type: string
format: uuid
type: integer
`,
    right: `type: string
format: uuid
`,
  },
});
