import { defineRule, type Rule } from "../../rule.js";

export const projectConfig: Rule = defineRule({
  id: "source/config",
  severity: "error",
  title: "concordat.yaml has a mistake",
  why: "A setting that is not understood has no effect, though somebody meant it to.",
  help: "Correct the key or the value that the finding names.",
  examples: {
    as: "shown",
    wrong: `rulez: {}
`,
    right: `rules: {}
`,
  },
});
