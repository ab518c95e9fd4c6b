import { defineRule, type Rule } from "../../rule.js";

export const noSuccess: Rule = defineRule({
  id: "contract/no-success",
  severity: "error",
  title: "No response means success",
  why: "The call could never succeed.",
  help: "Map the response that says that it was done.",
  examples: {
    as: "shown",
    wrong: `responses:
  "404": { outcome: not_released, fault: PET_NOT_FOUND }
`,
    right: `responses:
  "204": { outcome: released, basis: status_code }
  "404": { outcome: not_released, fault: PET_NOT_FOUND }
`,
  },
});
