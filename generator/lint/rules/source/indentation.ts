import { defineRule, type Rule } from "../../rule.js";

export const indentation: Rule = defineRule({
  id: "source/indentation",
  severity: "warning",
  title: "A closing bracket is indented too little for YAML",
  why: "YAML 1.2.2 section 7.4 wants the lines of a value in brackets further right than its key; strict readers refuse the file.",
  help: "Indent the line of the bracket.",
  examples: {
    as: "shown",
    wrong: `tags: [
  cat,
]
`,
    right: `tags: [
  cat,
  ]
`,
  },
});
