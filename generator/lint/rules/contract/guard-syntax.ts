import { defineRule, type Rule } from "../../rule.js";

export const guardSyntax: Rule = defineRule({
  id: "contract/guard-syntax",
  severity: "error",
  title: "A guard cannot be read",
  why: "Guards are a closed subset of CEL; the rest is refused.",
  help: "Write it with ==, !=, <, <=, >, >=, in, &&, ||, !, size(), has(), literals and paths.",
  examples: {
    as: "shown",
    wrong: `if: response.body.tags.exists(t, t == "x")
`,
    right: `if: size(response.body.tags) > 0
`,
  },
});
