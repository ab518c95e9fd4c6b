import { defineRule, type Rule } from "../../rule.js";

export const pendingWithoutNext: Rule = defineRule({
  id: "contract/pending-without-next",
  severity: "error",
  title: "A pending outcome without a next step",
  why: "A caller who is not told how the end becomes known will treat it as done.",
  help: "Say `next`, one of the steps that the outcome allows.",
  examples: {
    as: "shown",
    wrong: `PENDING: { outcome: release_pending }
`,
    right: `PENDING: { outcome: release_pending, next: read_pet }
`,
  },
});
