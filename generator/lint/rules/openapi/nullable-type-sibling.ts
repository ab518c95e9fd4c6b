import { defineRule, type Rule } from "../../rule.js";

export const nullableTypeSibling: Rule = defineRule({
  id: "openapi/nullable-type-sibling",
  redocly: "nullable-type-sibling",
  severity: "error",
  title: "`nullable` stands without a type",
  why: "In OpenAPI 3.0.3 `nullable` has an effect only beside `type`: without one, null is refused or everything is allowed.",
  help: "Add the type, or leave `nullable` out.",
  examples: {
    wrong: `components:
  schemas:
    Pet:
      nullable: true
      properties:
        name: { type: string }
`,
    right: `components:
  schemas:
    Pet:
      type: object
      nullable: true
      properties:
        name: { type: string }
`,
  },
});
