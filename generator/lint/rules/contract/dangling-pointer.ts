import { defineRule, type Rule } from "../../rule.js";

export const danglingPointer: Rule = defineRule({
  id: "contract/dangling-pointer",
  severity: "error",
  title: "A pointer leads to nothing in the response",
  why: "The value is never there.",
  help: "Correct the pointer; the finding shows how far it leads.",
  examples: {
    as: "shown",
    wrong: `switch: $response.body#/state
`,
    right: `switch: $response.body#/status
`,
  },
});
