import { defineRule, type Rule } from "../../rule.js";

export const tooDeep: Rule = defineRule({
  id: "model/too-deep",
  severity: "error",
  title: "A schema nests too deeply",
  why: "Work on a document is bounded; the part below is not generated.",
  help: "Flatten the schema.",
  examples: {
    as: "shown",
    wrong: `{ allOf: [{ allOf: [{ allOf: [] }] }] }   # a thousand deep
`,
    right: `{ type: object }
`,
  },
});
