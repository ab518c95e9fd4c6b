import { defineRule, type Rule } from "../../rule.js";

export const unknownTarget: Rule = defineRule({
  id: "contract/unknown-target",
  severity: "error",
  title: "A target that the contract's result does not have",
  why: "The value would be lost.",
  help: "Use one of the contract's `targets`.",
  examples: {
    as: "shown",
    wrong: `set: { /freedAt: $response.body#/at }
`,
    right: `set: { /releasedAt: $response.body#/at }
`,
  },
});
