import { defineRule, type Rule } from "../../rule.js";

export const emptyFile: Rule = defineRule({
  id: "source/empty",
  severity: "error",
  title: "A file is empty",
  why: "An empty document is a lost one.",
  help: "Save the provider's document into it.",
  examples: {
    as: "shown",
    wrong: `(0 bytes)
`,
    right: `openapi: 3.1.0
info: { title: Pets, version: "1" }
paths: {}
`,
  },
});
