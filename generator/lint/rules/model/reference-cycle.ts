import { defineRule, type Rule } from "../../rule.js";

export const referenceCycle: Rule = defineRule({
  id: "model/reference-cycle",
  severity: "error",
  title: "References lead in a circle",
  why: "Each stands for the next and none of them for a value.",
  help: "Give one of them a schema of its own.",
  examples: {
    as: "shown",
    wrong: `Pet: { $ref: "#/components/schemas/Animal" }
Animal: { $ref: "#/components/schemas/Pet" }
`,
    right: `Pet: { $ref: "#/components/schemas/Animal" }
Animal: { type: object }
`,
  },
});
