import { defineRule, type Rule } from "../../rule.js";

export const staleRepair: Rule = defineRule({
  id: "repair/stale",
  severity: "error",
  title: "A committed action no longer fits the document",
  why: "The provider changed what the action was written for: the repair is not applied, and the change may be more than the repair knew.",
  help: "Read the difference. Drop the action where the provider mended the document; else write it anew.",
  examples: {
    as: "shown",
    wrong: `target: $.components.schemas.Pet
update: { maxLength: 27 }
x-concordat: { expected: { maxLength: "27" } }   # the document now says 36
`,
    right: `(the action is removed, or expects "36")
`,
  },
});
