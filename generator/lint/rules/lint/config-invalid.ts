import { defineRule, type Rule } from "../../rule.js";

export const configInvalid: Rule = defineRule({
  id: "lint/config-invalid",
  severity: "error",
  title: "A rule setting is not understood",
  why: "It has no effect, though somebody meant it to.",
  help: "Use the id of a rule, and one of off, info, warning, error.",
  examples: {
    as: "shown",
    wrong: `rules:
  shape/number-as-sting: off
`,
    right: `rules:
  shape/number-as-string: off
`,
  },
});
