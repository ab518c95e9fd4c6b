import { defineRule, type Rule } from "../../rule.js";

export const notUtf8: Rule = defineRule({
  id: "source/not-utf8",
  severity: "error",
  title: "A file is not UTF-8",
  why: "JSON and OpenAPI are UTF-8 (RFC 8259 section 8.1); in another encoding names and texts come out wrong.",
  help: "Save the file as UTF-8.",
  examples: {
    as: "shown",
    wrong: `title: caf\\xE9
`,
    right: `title: café
`,
  },
});
