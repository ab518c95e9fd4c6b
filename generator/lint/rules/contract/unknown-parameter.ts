import { defineRule, type Rule } from "../../rule.js";

export const unknownParameter: Rule = defineRule({
  id: "contract/unknown-parameter",
  severity: "error",
  title: "A parameter or body member that the operation does not have",
  why: "The provider would ignore it or refuse the call. It ignores what is `readOnly` too.",
  help: "Use a name that the operation declares, or add the parameter in the provider's assumptions overlay.",
  examples: {
    as: "shown",
    wrong: `path: { pet: $input.petId }
`,
    right: `path: { id: $input.petId }
`,
  },
});
