import { defineRule, type Rule } from "../../rule.js";

export const invalidBaseline: Rule = defineRule({
  id: "baseline/invalid",
  severity: "error",
  title: "The baseline cannot be understood",
  why: "Nothing is accepted, and the file is not written over: it may hold a merge that is not finished.",
  help: "Mend the place that is named, or delete the file and run `concordat lint --update-baseline`.",
  examples: {
    as: "shown",
    wrong: `{ "version": 1, "findings": [{ "rule": "docs/assumed-fact" }] }
`,
    right: `{ "version": 1, "findings": [] }
`,
  },
});
