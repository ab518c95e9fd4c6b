import { defineRule, type Rule } from "../../rule.js";

export const bodyUnread: Rule = defineRule({
  id: "contract/body-unread",
  severity: "error",
  title: "A success that has a body is decided by its status alone",
  why: "The body may say that nothing was done, or be empty, cut off or an error page, and the caller would be told of a success.",
  help: "Switch on the member of the body that says what was done. If none does, the outcome is not known.",
  examples: {
    as: "shown",
    wrong: `"200": { outcome: released, basis: status_code }
`,
    right: `"200":
  switch: $response.body#/status
  cases: { RELEASED: { outcome: released } }
`,
  },
});
