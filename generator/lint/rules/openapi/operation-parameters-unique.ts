import { defineRule, type Rule } from "../../rule.js";

export const operationParametersUnique: Rule = defineRule({
  id: "openapi/operation-parameters-unique",
  redocly: "operation-parameters-unique",
  severity: "error",
  title: "An operation declares a parameter twice",
  why: "One declaration wins, and which one depends on the tool.",
  help: "Keep one of them.",
  examples: {
    wrong: `paths:
  /pets:
    get:
      parameters:
        - { name: tag, in: query, schema: { type: string } }
        - { name: tag, in: query, schema: { type: integer } }
      responses: { "200": { description: Pets } }
`,
    right: `paths:
  /pets:
    get:
      parameters:
        - { name: tag, in: query, schema: { type: string } }
      responses: { "200": { description: Pets } }
`,
  },
});
