import { defineRule, type Rule } from "../../rule.js";

export const requiredNotSet: Rule = defineRule({
  id: "contract/required-not-set",
  severity: "error",
  title: "A required parameter or body member is not set",
  why: "The provider refuses the call, or does something else than was asked.",
  help: "Send it from an input that is always there, from `$config`, or as a literal.",
  examples: {
    as: "shown",
    wrong: `request: { body: {} }
`,
    right: `request: { body: { /id: $input.petId } }
`,
  },
});
