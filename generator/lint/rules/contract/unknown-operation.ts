import { defineRule, type Rule } from "../../rule.js";

export const unknownOperation: Rule = defineRule({
  id: "contract/unknown-operation",
  severity: "error",
  title: "The bound operation does not exist",
  why: "There is nothing to call.",
  help: "Use an operationId of the document, or method and path.",
  examples: {
    as: "shown",
    wrong: `operation: freePet
`,
    right: `operation: releasePet
`,
  },
});
