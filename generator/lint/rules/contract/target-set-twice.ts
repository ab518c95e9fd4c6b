import { defineRule, type Rule } from "../../rule.js";

export const targetSetTwice: Rule = defineRule({
  id: "contract/target-set-twice",
  severity: "error",
  title: "A verdict sets what its response sets too",
  why: "One of the two values would be lost.",
  help: "Set it in one of the two places.",
  examples: {
    as: "shown",
    wrong: `cases: { FREE: { outcome: released, set: { /message: It is free. } } }
set: { /message: $response.body#/note }
`,
    right: `cases: { FREE: { outcome: released, set: { /message: It is free. } } }
`,
  },
});
