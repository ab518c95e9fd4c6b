import { defineRule, type Rule } from "../../rule.js";

export const staleBaseline: Rule = defineRule({
  id: "baseline/stale",
  severity: "warning",
  title: "An entry of the baseline no longer occurs",
  why: "It would accept the same defect without a word if it came back.",
  help: "Run `concordat lint --prune` to drop it.",
  examples: {
    as: "shown",
    wrong: `# concordat-baseline.json accepts a limit written as a string; the document now says
maxLength: 7
`,
    right: `(the entry is dropped)
`,
  },
});
