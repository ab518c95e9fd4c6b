import { defineRule, type Rule } from "../../rule.js";

export const invalidBinding: Rule = defineRule({
  id: "contract/invalid-binding",
  severity: "error",
  title: "The binding is not in the binding language",
  why: "What cannot be read cannot be checked, and is not guessed.",
  help: "Correct the member that the message names; the guide to bindings lists all of them.",
  examples: {
    as: "shown",
    wrong: `operaton: releasePet
`,
    right: `operation: releasePet
`,
  },
});
