import { defineRule, type Rule } from "../../rule.js";

export const incomplete: Rule = defineRule({
  id: "lint/incomplete",
  severity: "error",
  title: "A part of the checks did not run",
  why: "What they would have found is not known, so the rest must not be taken for the whole.",
  help: "Mend what else was found first. Where time ran out, split the document, or raise `limits.seconds` in concordat.yaml.",
  examples: {
    as: "shown",
    wrong: `# concordat.yaml, beside a document of 40,000 lines
limits:
  seconds: 1
`,
    right: `# concordat.yaml, beside the same document
limits:
  seconds: 60
`,
  },
});
