import { defineRule, type Rule } from "../../rule.js";

export const requiredNotSet: Rule = defineRule({
  id: "contract/required-not-set",
  severity: "error",
  title: "A required parameter or field is not set",
  why: "The provider refuses every call.",
  help: "Set it from an input, from `$config`, or to a literal.",
  examples: {
    as: "shown",
    wrong: `request: { body: {} }
`,
    right: `request: { body: { /id: $input.petId } }
`,
  },
});
