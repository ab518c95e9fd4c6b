import { defineRule, type Rule } from "../../rule.js";

export const noProviders: Rule = defineRule({
  id: "source/no-providers",
  severity: "error",
  title: "There is no provider",
  why: "There is nothing to read.",
  help: "Make a folder below `specs/providers` for each provider, with its document as source.yaml, .json, .md or .txt.",
  examples: {
    as: "shown",
    wrong: `specs/providers/ is empty
`,
    right: `specs/providers/pets/source.yaml
`,
  },
});
