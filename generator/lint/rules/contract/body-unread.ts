import { defineRule, type Rule } from "../../rule.js";

export const bodyUnread: Rule = defineRule({
  id: "contract/body-unread",
  severity: "error",
  title: "A success has a body, or another form of it, at which nobody looks",
  why: "The body may say that nothing was done, or be empty, cut off or an error page, and the caller would be told of a success. Of two forms of JSON with different schemas, only one was checked.",
  help: "Switch on the member of the body that says what was done. If none does, the outcome is not known; where the provider promises that the status says it, guard by a member that is always there, and say where with `because`. Of two forms, keep the one that the provider sends.",
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
