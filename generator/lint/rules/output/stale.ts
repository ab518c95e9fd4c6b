import { defineRule, type Rule } from "../../rule.js";

export const staleOutput: Rule = defineRule({
  id: "output/stale",
  severity: "error",
  title: "The output is not what the documents give",
  why: "Somebody changed a document, an overlay or a binding and did not generate.",
  help: "Run `concordat generate` and commit the result.",
  examples: {
    as: "shown",
    wrong: `(a repair was added, generated/ is as before)
`,
    right: `(generated/ was generated after it)
`,
  },
});
