import { defineRule, type Rule } from "../../rule.js";

export const configInvalid: Rule = defineRule({
  id: "lint/config-invalid",
  severity: "error",
  title: "A rule setting is not understood",
  why: "It has no effect, though somebody meant it to.",
  help: "Use the id of a rule, one of off, info, warning, error, and a reason where the rule is off; docs/configuration.md has every setting.",
  examples: {
    as: "shown",
    wrong: `rules:
  shape/number-as-sting: off
`,
    right: `rules:
  shape/number-as-string: { severity: off, reason: They mend it with version 2. }
`,
  },
});
