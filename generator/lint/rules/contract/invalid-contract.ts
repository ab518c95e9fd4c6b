import { defineRule, type Rule } from "../../rule.js";

export const invalidContract: Rule = defineRule({
  id: "contract/invalid-contract",
  severity: "error",
  title: "A contract cannot be read",
  why: "No provider can be bound to it.",
  help: "Correct the member that the finding names in the `x-concordat` block.",
  examples: {
    as: "shown",
    wrong: `x-concordat: { outcomes: released }
`,
    right: `x-concordat:
  outcomes:
    released: { role: success, next: [none] }
`,
  },
});
