import { defineRule, type Rule } from "../../rule.js";

export const pendingWithoutNext: Rule = defineRule({
  id: "contract/pending-without-next",
  severity: "error",
  title: "A pending outcome names no next step",
  why: "The caller is left waiting without knowing for what.",
  help: "Name the step.",
  examples: {
    as: "shown",
    wrong: `PENDING: { outcome: release_pending }
`,
    right: `PENDING: { outcome: release_pending, next: read_pet }
`,
  },
});
