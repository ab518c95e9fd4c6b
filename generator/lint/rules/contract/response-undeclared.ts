import { defineRule, type Rule } from "../../rule.js";

export const responseUndeclared: Rule = defineRule({
  id: "contract/response-undeclared",
  severity: "error",
  title: "A mapped response is not declared",
  why: "The document changed, or never said it: nothing else about the entry can be checked.",
  help: "Map what the document declares, or declare the response in an overlay.",
  examples: {
    as: "shown",
    wrong: `"418": {}
`,
    right: `"404": {}
`,
  },
});
