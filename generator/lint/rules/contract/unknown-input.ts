import { defineRule, type Rule } from "../../rule.js";

export const unknownInput: Rule = defineRule({
  id: "contract/unknown-input",
  severity: "error",
  title: "An input or configuration value that is not declared",
  why: "What is misspelt would be sent as nothing.",
  help: "Use an input of the contract, or declare the value under `config`.",
  examples: {
    as: "shown",
    wrong: `path: { id: $input.pet }
`,
    right: `path: { id: $input.petId }
`,
  },
});
