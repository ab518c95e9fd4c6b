import { defineRule, type Rule } from "../../rule.js";

export const noMatch: Rule = defineRule({
  id: "source/no-match",
  severity: "error",
  title: "A pattern matches no file",
  why: "Nothing was checked, though somebody meant it to be.",
  help: "Quote the pattern, so that the shell leaves it alone, and start it from the working directory.",
  examples: {
    as: "shown",
    wrong: `concordat lint 'api/**/*.yaml'     # the folder is called apis
`,
    right: `concordat lint 'apis/**/*.yaml'
`,
  },
});
