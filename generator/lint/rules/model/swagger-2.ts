import { defineRule, type Rule } from "../../rule.js";

export const swagger2: Rule = defineRule({
  id: "model/swagger-2",
  severity: "error",
  title: "Nothing is generated from Swagger 2.0",
  why: "The document is read and linted, and no client can be made of it.",
  help: "Convert the document to OpenAPI 3 first.",
  examples: {
    as: "shown",
    wrong: `swagger: "2.0"
`,
    right: `openapi: 3.0.3
`,
  },
});
