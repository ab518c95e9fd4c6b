import { defineRule, type Rule } from "../../rule.js";

export const unusableValue: Rule = defineRule({
  id: "model/unusable-value",
  severity: "warning",
  title: "A value cannot be used where it stands",
  why: "It is left out of what is generated.",
  help: "Write a value of the kind that the finding names.",
  examples: {
    as: "shown",
    wrong: `required: yes please
`,
    right: `required: true
`,
  },
});
