import { defineRule, type Rule } from "../../rule.js";

export const limitExceeded: Rule = defineRule({
  id: "source/limit",
  severity: "error",
  title: "A document goes over a limit",
  why: "Work on untrusted documents is bounded: size, values after aliases, nesting, prose.",
  help: "Split the document, or take the page apart.",
  examples: {
    as: "shown",
    wrong: `a: &a [x, x]
b: &b [*a, *a]
c: &c [*b, *b]  # and so on, thirty times
`,
    right: `a: [x, x]
`,
  },
});
