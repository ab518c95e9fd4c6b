import { defineRule, type Rule } from "../../rule.js";

export const typeMismatch: Rule = defineRule({
  id: "contract/type-mismatch",
  severity: "error",
  title: "A value of the wrong type or unit",
  why: "A number of seconds read as milliseconds is a wrong time, in silence.",
  help: "Read a value of the right type; for a time in a number say `as: epoch_seconds` or `as: epoch_milliseconds`.",
  examples: {
    as: "shown",
    wrong: `/releasedAt: $response.body#/at   # an integer
`,
    right: `/releasedAt: { from: $response.body#/at, as: epoch_seconds }
`,
  },
});
