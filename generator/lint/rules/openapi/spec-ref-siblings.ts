import { defineRule, type Rule } from "../../rule.js";

export const specRefSiblings: Rule = defineRule({
  id: "openapi/spec-ref-siblings",
  redocly: "spec-ref-siblings",
  severity: "warning",
  title: "Something stands beside a reference that ignores it",
  why: "In OpenAPI 3.0 members beside `$ref` are dropped without a word (3.1 keeps them for schemas), so what they say does not hold.",
  help: "Wrap the reference in `allOf`, or move what stands beside it into the component.",
  // A description beside a reference changes no type.
  redoclyKeeps: (message) => !/`(?:description|summary|title|example|examples|deprecated|x-[\w-]+)`/.test(message),
  examples: {
    wrong: `components:
  schemas:
    Pet:
      type: object
      properties:
        owner:
          $ref: "#/components/schemas/Owner"
          nullable: true
    Owner: { type: object }
`,
    right: `components:
  schemas:
    Pet:
      type: object
      properties:
        owner:
          nullable: true
          allOf: [{ $ref: "#/components/schemas/Owner" }]
    Owner: { type: object }
`,
  },
});
