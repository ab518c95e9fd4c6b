import { defineRule, type Rule } from "../../rule.js";

export const unsupportedVersion: Rule = defineRule({
  id: "source/unsupported-version",
  severity: "error",
  title: "An OpenAPI version that is not read",
  why: "The meaning of keywords depends on the version.",
  help: "Versions 2.0, 3.0, 3.1 and 3.2 are read.",
  examples: {
    as: "shown",
    wrong: `openapi: 4.0.0
`,
    right: `openapi: 3.1.0
`,
  },
});
