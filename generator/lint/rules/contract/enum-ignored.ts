import { defineRule, type Rule } from "../../rule.js";

export const enumIgnored: Rule = defineRule({
  id: "contract/enum-ignored",
  severity: "error",
  title: "The body's own answer is not read",
  why: "A status alone would decide what the body may contradict.",
  help: "Switch on it or guard by it; name under `ignore` what says nothing of it, with `because` where it looks as if it did. For a refusal whose codes all mean the same, say `basis: status_code`.",
  examples: {
    as: "shown",
    wrong: `"200":
  switch: $response.body#/free # the body has a status too
  cases: { "true": { outcome: released } }
`,
    right: `"200":
  switch: $response.body#/status
  cases: { FREE: { outcome: released } }
`,
  },
});
