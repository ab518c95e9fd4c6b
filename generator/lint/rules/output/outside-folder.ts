import { defineRule, type Rule } from "../../rule.js";

export const outsideFolder: Rule = defineRule({
  id: "output/outside-folder",
  severity: "error",
  title: "An output path leads out of the output folder",
  why: "Nothing of a document may decide where files are written.",
  help: "Check symbolic links below the output folder.",
  examples: {
    as: "shown",
    wrong: `generated/pets -> /etc
`,
    right: `generated/pets
`,
  },
});
