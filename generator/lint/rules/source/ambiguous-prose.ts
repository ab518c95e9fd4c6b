import { defineRule, type Rule } from "../../rule.js";

export const ambiguousProse: Rule = defineRule({
  id: "source/ambiguous-prose",
  severity: "warning",
  title: "A page's fields lost their nesting",
  why: "Without line ends nobody can say which fields belong to an object.",
  help: "Save the page with its line ends.",
  examples: {
    as: "shown",
    wrong: `- **owner** (object) - **name** (string) - **age** (integer)
`,
    right: `- **owner** (object)
  - **name** (string)
- **age** (integer)
`,
  },
});
