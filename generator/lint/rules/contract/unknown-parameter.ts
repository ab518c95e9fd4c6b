import { defineRule, type Rule } from "../../rule.js";

export const unknownParameter: Rule = defineRule({
  id: "contract/unknown-parameter",
  severity: "error",
  title: "A parameter or body field does not exist",
  why: "The provider would not read what is sent.",
  help: "Correct the name; the finding lists what there is.",
  examples: {
    as: "shown",
    wrong: `path: { pet: $input.petId }
`,
    right: `path: { id: $input.petId }
`,
  },
});
