import { defineRule, type Rule } from "../../rule.js";

export const providerFiles: Rule = defineRule({
  id: "source/provider-files",
  severity: "error",
  title: "A provider folder without exactly one source file",
  why: "The folder stands for one published document.",
  help: "Keep one source.md, .json, .yaml or .txt in each folder.",
  examples: {
    as: "shown",
    wrong: `specs/providers/pets/source.md
specs/providers/pets/source.json
`,
    right: `specs/providers/pets/source.md
`,
  },
});
