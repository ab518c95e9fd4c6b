import { defineRule, type Rule } from "../../rule.js";

export const unreadable: Rule = defineRule({
  id: "source/unreadable",
  severity: "error",
  title: "A file cannot be read",
  why: "Nothing can be said of a document that cannot be opened.",
  help: "Check the path, the permissions, and that it is a file below the project folder.",
  examples: {
    as: "shown",
    wrong: `specs/providers/pets/source.yaml is a directory
`,
    right: `specs/providers/pets/source.yaml is a file
`,
  },
});
