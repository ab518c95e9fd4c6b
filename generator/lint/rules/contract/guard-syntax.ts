import { defineRule, type Rule } from "../../rule.js";

export const guardSyntax: Rule = defineRule({
  id: "contract/guard-syntax",
  severity: "error",
  title: "A guard is not in the guard language",
  why: "The language is closed so that every guard can be checked and compiled.",
  help: "Use `==` `!=` `<` `<=` `>` `>=` `in` `&&` `||` `!` `size()` `has()`, literals, and paths below `response.body` or `response.header`.",
  examples: {
    as: "shown",
    wrong: `if: response.body.tags.exists(t, t == "x")
`,
    right: `if: size(response.body.tags) > 0
`,
  },
});
