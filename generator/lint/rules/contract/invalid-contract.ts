import { defineRule, type Rule } from "../../rule.js";

export const invalidContract: Rule = defineRule({
  id: "contract/invalid-contract",
  severity: "error",
  title: "The contract's block is not valid",
  why: "Every binding and every generated package stands on it.",
  help: "Correct the name or the place that the message points at in `x-concordat`.",
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
