import { defineRule, type Rule } from "../../rule.js";

export const noUnresolvedRefs: Rule = defineRule({
  id: "openapi/no-unresolved-refs",
  redocly: "no-unresolved-refs",
  severity: "error",
  title: "A reference leads nowhere",
  why: "The type behind the reference is unknown: generators stop, or make it a value of any type.",
  help: "Correct the reference, or add the component that it names.",
  examples: {
    wrong: `components:
  schemas:
    Pet:
      $ref: "#/components/schemas/Animal"
`,
    right: `components:
  schemas:
    Pet:
      $ref: "#/components/schemas/Animal"
    Animal: { type: object }
`,
  },
});
