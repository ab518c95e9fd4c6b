import { defineRule, type Rule } from "../../rule.js";

export const successOnErrorStatus: Rule = defineRule({
  id: "contract/success-on-error-status",
  severity: "error",
  title: "A success stands on an error status",
  why: "A refusal would be reported as done.",
  help: "State what the status means, or move the case to the success.",
  examples: {
    as: "shown",
    wrong: `"404": { outcome: released }
`,
    right: `"404": { outcome: not_released, fault: NOT_FOUND }
`,
  },
});
