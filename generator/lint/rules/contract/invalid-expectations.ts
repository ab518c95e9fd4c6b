import { defineRule, type Rule } from "../../rule.js";

export const invalidExpectations: Rule = defineRule({
  id: "contract/invalid-expectations",
  severity: "error",
  title: "The expectations say what the contract or the suite cannot",
  why: "A scenario that is misspelt is another one, and a result that the contract cannot give fails at every adapter: such a file tests nothing.",
  help: "Correct the name or the value that the message names; the guide to conformance has the form.",
  examples: {
    as: "shown",
    wrong: `result: { outcome: relased, next: none }
`,
    right: `result: { outcome: released, next: none }
`,
  },
});
