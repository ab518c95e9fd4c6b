import { defineRule, type Rule } from "../../rule.js";

export const internal: Rule = defineRule({
  id: "lint/internal",
  severity: "error",
  title: "A rule failed on this document",
  why: "What the rule would have found is not known. It is a mistake in the rule and not in the document.",
  help: "Report it, with the document if you can; set the rule to off to go on.",
  examples: {
    as: "shown",
    wrong: `(no document should do this)
`,
    right: `(every document)
`,
  },
});
