import { defineRule, type Rule } from "../../rule.js";

export const basisUnstated: Rule = defineRule({
  id: "contract/basis-unstated",
  severity: "error",
  title: "A success status decides alone and does not say so",
  why: "A 2xx by itself proves nothing.",
  help: "Read the body, or say `basis: status_code` where the provider promises it.",
  examples: {
    as: "shown",
    wrong: `"204": { outcome: released }
`,
    right: `"204": { outcome: released, basis: status_code }
`,
  },
});
