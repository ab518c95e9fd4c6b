import { defineRule, type Rule } from "../../rule.js";

export const doesNotCompile: Rule = defineRule({
  id: "emit/does-not-compile",
  severity: "error",
  title: "Generated code does not compile",
  why: "It is a mistake in the generator and not in the document; nothing is written for the package.",
  help: "Report it, with the document if you can.",
  examples: {
    as: "shown",
    wrong: `(no document should do this)
`,
    right: `(every document)
`,
  },
});
