import { defineRule, type Rule } from "../../rule.js";

export const unitUnstated: Rule = defineRule({
  id: "contract/unit-unstated",
  severity: "error",
  title: "A time in a number whose unit nobody states",
  why: "Seconds that are read as milliseconds are a wrong time, in silence, and the binding alone would vouch for them.",
  help: "State the unit in the member's `description` in the provider's assumptions overlay, with where it is published.",
  examples: {
    as: "shown",
    wrong: `released_at: { type: integer }
`,
    right: `released_at: { type: integer, description: In seconds since the Unix epoch. }
`,
  },
});
