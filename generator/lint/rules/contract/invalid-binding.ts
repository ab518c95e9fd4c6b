import { defineRule, type Rule } from "../../rule.js";

export const invalidBinding: Rule = defineRule({
  id: "contract/invalid-binding",
  severity: "error",
  title: "A binding cannot be read",
  why: "A part that is not understood would decide nothing, though somebody meant it to.",
  help: "Correct the member that the finding names.",
  examples: {
    as: "shown",
    wrong: `operaton: releasePet
`,
    right: `operation: releasePet
`,
  },
});
