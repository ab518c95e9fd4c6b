import { defineRule, type Rule } from "../../rule.js";

export const methodSafety: Rule = defineRule({
  id: "contract/method-safety",
  severity: "error",
  title: "The contract changes something and the operation does not, or the reverse",
  why: "The method decides whether a call may be sent again: what changes something would be repeated freely, or a question would change what it asks about.",
  help: "Bind the operation that does what the contract says. For an operation that only reads with a method such as POST, say `safe: true`.",
  examples: {
    as: "shown",
    wrong: `operation: GET /pets/{id} # for a contract that releases the pet
`,
    right: `operation: POST /pets/{id}/release
`,
  },
});
