import { defineRule, type Rule } from "../../rule.js";

export const cannotWrite: Rule = defineRule({
  id: "output/cannot-write",
  severity: "error",
  title: "The output cannot be written",
  why: "The disk or the permissions do not allow it; what was there is as it was.",
  help: "Make the folder writable, or free some space.",
  examples: {
    as: "shown",
    wrong: `generated/ is read-only
`,
    right: `generated/ is writable
`,
  },
});
