import { defineRule, type Rule } from "../../rule.js";

export const assumedFact: Rule = defineRule({
  id: "docs/assumed-fact",
  severity: "warning",
  title: "A fact is assumed",
  why: "The document does not say it: a person added it, from the source that is named, and the provider has not promised it here.",
  help: "Ask the provider to document it, and drop the assumption then.",
  examples: {
    as: "shown",
    wrong: `(a document without servers, and an assumption that names one)
`,
    right: `servers:
  - url: https://api.example.test
`,
  },
});
