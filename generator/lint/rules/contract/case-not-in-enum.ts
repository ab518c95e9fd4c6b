import { defineRule, type Rule } from "../../rule.js";

export const caseNotInEnum: Rule = defineRule({
  id: "contract/case-not-in-enum",
  severity: "error",
  title: "A case names a value that the enum does not have",
  why: "It can never apply: often it is misspelt.",
  help: "Correct the value.",
  examples: {
    as: "shown",
    wrong: `cases: { FREED: { outcome: released } }
`,
    right: `cases: { FREE: { outcome: released } }
`,
  },
});
