import { defineRule, type Rule } from "../../rule.js";

export const syntaxError: Rule = defineRule({
  id: "source/syntax",
  severity: "error",
  title: "A document is not valid JSON or YAML",
  why: "Nothing behind the place can be read.",
  help: "Mend the text at the place shown.",
  examples: {
    as: "shown",
    wrong: `{ "openapi": "3.1.0", }
`,
    right: `{ "openapi": "3.1.0" }
`,
  },
});
