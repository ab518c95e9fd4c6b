import { defineRule, type Rule } from "../../rule.js";

export const noRequiredSchemaPropertiesUndefined: Rule = defineRule({
  id: "openapi/no-required-schema-properties-undefined",
  redocly: "no-required-schema-properties-undefined",
  severity: "warning",
  title: "A required property is not described",
  why: "Every value must have it, and nothing says what it is: often its name is misspelt.",
  help: "Describe the property, or correct its name in `required`.",
  examples: {
    wrong: `components:
  schemas:
    Pet:
      type: object
      required: [name]
      properties:
        nmae: { type: string }
`,
    right: `components:
  schemas:
    Pet:
      type: object
      required: [name]
      properties:
        name: { type: string }
`,
  },
});
