import { defineRule, type Rule } from "../../rule.js";

export const severalOpenapi: Rule = defineRule({
  id: "source/several-openapi",
  severity: "error",
  title: "A page holds more than one OpenAPI block",
  why: "Which of them counts is a guess.",
  help: "Keep one block in each file.",
  examples: {
    as: "shown",
    wrong: `\`\`\`yaml
openapi: 3.0.3
\`\`\`

\`\`\`yaml
openapi: 3.1.0
\`\`\`
`,
    right: `\`\`\`yaml
openapi: 3.1.0
\`\`\`
`,
  },
});
