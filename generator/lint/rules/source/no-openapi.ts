import { defineRule, type Rule } from "../../rule.js";

export const noOpenapi: Rule = defineRule({
  id: "source/no-openapi",
  severity: "error",
  title: "No OpenAPI document, and no page style that is known",
  why: "There is nothing to check.",
  help: "Save the provider's OpenAPI file, a page with an OpenAPI block, or a reference page in a known style.",
  examples: {
    as: "shown",
    wrong: `# Welcome

Our API is great.
`,
    right: `# Release a pet

\`\`\`yaml
openapi: 3.1.0
\`\`\`
`,
  },
});
