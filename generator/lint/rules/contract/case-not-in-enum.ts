import { defineRule, type Rule } from "../../rule.js";

export const caseNotInEnum: Rule = defineRule({
  id: "contract/case-not-in-enum",
  severity: "error",
  title: "A case for a value that does not exist",
  why: "It never applies: the document changed, or the name is misspelt.",
  help: "Use a value of the enumeration, case and all.",
  examples: {
    as: "shown",
    wrong: `cases: { FREED: { outcome: released } }
`,
    right: `cases: { FREE: { outcome: released } }
`,
  },
});
