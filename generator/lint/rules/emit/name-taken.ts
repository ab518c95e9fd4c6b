import { defineRule, type Rule } from "../../rule.js";

export const nameTaken: Rule = defineRule({
  id: "emit/name-taken",
  severity: "error",
  title: "Two packages have one name",
  why: "The runtime, contracts and providers share one folder, and one would overwrite the other.",
  help: "Rename the provider folder or the contract.",
  examples: {
    as: "shown",
    wrong: `specs/providers/runtime/
`,
    right: `specs/providers/pets/
`,
  },
});
