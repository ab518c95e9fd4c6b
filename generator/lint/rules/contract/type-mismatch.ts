import { defineRule, type Rule } from "../../rule.js";

export const typeMismatch: Rule = defineRule({
  id: "contract/type-mismatch",
  severity: "error",
  title: "A value does not fit where it goes",
  why: "It would be sent or returned in a type that the other side does not expect.",
  help: "Convert it: date_time, epoch_seconds, epoch_milliseconds, string, string_list.",
  examples: {
    as: "shown",
    wrong: `/releasedAt: $response.body#/at   # an integer
`,
    right: `/releasedAt: { from: $response.body#/at, as: epoch_seconds }
`,
  },
});
