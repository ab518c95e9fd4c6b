import { defineRule, type Rule } from "../../rule.js";

export const noDuplicatedEnumValues: Rule = defineRule({
  id: "openapi/no-duplicated-enum-values",
  redocly: "no-duplicated-enum-values",
  severity: "warning",
  title: "An enum lists a value twice",
  why: "Generators make two members of one name, which does not compile in some languages; usually one of them was meant to be another.",
  help: "Remove the repeated value, or correct it.",
  examples: {
    wrong: `components:
  schemas:
    Pet:
      type: string
      enum: [CAT, DOG, CAT]
`,
    right: `components:
  schemas:
    Pet:
      type: string
      enum: [CAT, DOG]
`,
  },
});
