import { defineRule, type Rule } from "../../rule.js";

export const unknownProvider: Rule = defineRule({
  id: "source/unknown-provider",
  severity: "error",
  title: "No such provider",
  why: "The name on the command line is no folder below `specs/providers`.",
  help: "Correct the name; the finding lists what is there.",
  examples: {
    as: "shown",
    wrong: `concordat lint pests
`,
    right: `concordat lint pets
`,
  },
});
