import { defineRule, type Rule } from "../../rule.js";

export const basisUnstated: Rule = defineRule({
  id: "contract/basis-unstated",
  severity: "error",
  title: "A status alone decides and the binding does not say that it is meant",
  why: "A 2xx alone proves nothing.",
  help: "Write `basis: status_code`.",
  examples: {
    as: "shown",
    wrong: `"204": { decision: { outcome: released } }
`,
    right: `"204": { outcome: released, basis: status_code }
`,
  },
});
