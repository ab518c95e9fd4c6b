import { defineRule, type Rule } from "../../rule.js";

export const enumIgnored: Rule = defineRule({
  id: "contract/enum-ignored",
  severity: "error",
  title: "A body says what happened and the binding does not read it",
  why: "A success by status alone may be a failure by its body.",
  help: "Switch on the field, or state `basis: status_code` where the status alone decides.",
  examples: {
    as: "shown",
    wrong: `"200": { decision: { outcome: released } }   # the body has a status
`,
    right: `"200":
  switch: $response.body#/status
`,
  },
});
