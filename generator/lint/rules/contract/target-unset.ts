import { defineRule, type Rule } from "../../rule.js";

export const targetUnset: Rule = defineRule({
  id: "contract/target-unset",
  severity: "error",
  title: "A required member of the result has no sure source",
  why: "The result would break its own schema.",
  help: "Set it from a member that the document requires.",
  examples: {
    as: "shown",
    wrong: `set: {} # a released pet has a time
`,
    right: `set: { /releasedAt: $response.body#/released_at }
`,
  },
});
