import { defineRule, type Rule } from "../../rule.js";

export const unknownInput: Rule = defineRule({
  id: "contract/unknown-input",
  severity: "error",
  title: "An input does not exist in the contract",
  why: "Nothing can be sent for it.",
  help: "Use an input of the contract.",
  examples: {
    as: "shown",
    wrong: `path: { id: $input.pet }
`,
    right: `path: { id: $input.petId }
`,
  },
});
