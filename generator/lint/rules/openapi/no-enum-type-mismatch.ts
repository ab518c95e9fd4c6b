import { defineRule, type Rule } from "../../rule.js";

export const noEnumTypeMismatch: Rule = defineRule({
  id: "openapi/no-enum-type-mismatch",
  redocly: "no-enum-type-mismatch",
  severity: "error",
  title: "An enum has a value of another type",
  why: "The value can never occur: it fails the type, and what the type allows is not listed.",
  help: "Write the value in the type that the schema states, or correct the type.",
  examples: {
    wrong: `components:
  schemas:
    Pet:
      type: string
      enum: [1, 2]
`,
    right: `components:
  schemas:
    Pet:
      type: integer
      enum: [1, 2]
`,
  },
});
