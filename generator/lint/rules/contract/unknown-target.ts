import { defineRule, type Rule } from "../../rule.js";

export const unknownTarget: Rule = defineRule({
  id: "contract/unknown-target",
  severity: "error",
  title: "A target does not exist in the contract",
  why: "The value would be read and lost.",
  help: "Use a pointer into the contract's result.",
  examples: {
    as: "shown",
    wrong: `set: { /freedAt: $response.body#/at }
`,
    right: `set: { /releasedAt: $response.body#/at }
`,
  },
});
