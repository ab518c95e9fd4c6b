import { defineRule, type Rule } from "../../rule.js";

export const noSchemaTypeMismatch: Rule = defineRule({
  id: "openapi/no-schema-type-mismatch",
  redocly: "no-schema-type-mismatch",
  severity: "error",
  title: "Keywords of a schema belong to another type",
  why: "`properties` of an array, or `items` of an object, constrain nothing, so the real form of the value is not stated.",
  help: "Correct the type, or move the keyword to where it belongs.",
  examples: {
    wrong: `components:
  schemas:
    Pet:
      type: array
      properties:
        name: { type: string }
`,
    right: `components:
  schemas:
    Pet:
      type: object
      properties:
        name: { type: string }
`,
  },
});
