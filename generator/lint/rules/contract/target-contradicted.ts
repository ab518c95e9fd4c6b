import { defineRule, type Rule } from "../../rule.js";

export const targetContradicted: Rule = defineRule({
  id: "contract/target-contradicted",
  severity: "error",
  title: "A response sets what none of its outcomes tells of, or has what one of them excludes",
  why: "A result would say two things that cannot both be true.",
  help: "Add the outcome that it tells of, with the guard that decides it. Where the member says nothing here, name it under `ignore` with `because`.",
  examples: {
    as: "shown",
    wrong: `switch: $response.body#/status
cases: { FREE: { outcome: released } }
set: { /transactions/pending: $response.body#/pending_ids }
`,
    right: `when:
  - if: size(response.body.pending_ids) > 0
    then: { outcome: release_pending, next: read_pet }
switch: $response.body#/status
cases: { FREE: { outcome: released } }
set: { /transactions/pending: $response.body#/pending_ids }
`,
  },
});
