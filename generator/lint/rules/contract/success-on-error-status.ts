import { defineRule, type Rule } from "../../rule.js";

export const successOnErrorStatus: Rule = defineRule({
  id: "contract/success-on-error-status",
  severity: "error",
  title: "A success on a status that is none",
  why: "What failed would be reported as done.",
  help: "Map the status to an outcome of failure or of doubt.",
  examples: {
    as: "shown",
    wrong: `"404": { outcome: released }
`,
    right: `"404": { outcome: not_released, fault: PET_NOT_FOUND }
`,
  },
});
