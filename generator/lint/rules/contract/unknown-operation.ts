import { defineRule, type Rule } from "../../rule.js";

export const unknownOperation: Rule = defineRule({
  id: "contract/unknown-operation",
  severity: "error",
  title: "The bound operation does not exist",
  why: "The binding would call nothing; often the provider renamed the operation.",
  help: "Name an `operationId` of the document, or the method and path, such as `POST /pets/{id}/release`.",
  examples: {
    as: "shown",
    wrong: `operation: freePet
`,
    right: `operation: releasePet
`,
  },
});
