import { defineRule, type Rule } from "../../rule.js";

export const targetUnset: Rule = defineRule({
  id: "contract/target-unset",
  severity: "error",
  title: "A required target has no source that is always there",
  why: "The result would lack what the contract promises.",
  help: "Set it from a required field, or give a fallback.",
  examples: {
    as: "shown",
    wrong: `set: {}
`,
    right: `set: { /releasedAt: $response.body#/at }
`,
  },
});
