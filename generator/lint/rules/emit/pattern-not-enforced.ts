import { defineRule, type Rule } from "../../rule.js";

export const patternNotEnforced: Rule = defineRule({
  id: "emit/pattern-not-enforced",
  severity: "warning",
  title: "A pattern is not enforced",
  why: "It is no regular expression that runs in bounded time, so a hostile value could stop a server.",
  help: "Simplify the pattern: no repetition inside a repetition.",
  examples: {
    as: "shown",
    wrong: `pattern: ^(a+)+$
`,
    right: `pattern: ^a+$
`,
  },
});
