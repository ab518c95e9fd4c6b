import { defineRule, type Rule } from "../../rule.js";

export const guardType: Rule = defineRule({
  id: "contract/guard-type",
  severity: "error",
  title: "A guard compares what cannot be compared",
  why: "It would never hold, or fail when it is needed.",
  help: "Compare values of the type that the document declares.",
  examples: {
    as: "shown",
    wrong: `if: response.body.count == "3"
`,
    right: `if: response.body.count == 3
`,
  },
});
