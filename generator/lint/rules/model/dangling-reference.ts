import { defineRule, type Rule } from "../../rule.js";

export const danglingReference: Rule = defineRule({
  id: "model/dangling-reference",
  severity: "error",
  title: "A reference leads nowhere",
  why: "What it stands for is unknown; the place is left out, or takes any value.",
  help: "Correct the reference, or add the component.",
  examples: {
    as: "shown",
    wrong: `$ref: "#/components/schemas/Animal"   # there is none
`,
    right: `$ref: "#/components/schemas/Pet"
`,
  },
});
