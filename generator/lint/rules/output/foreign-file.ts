import { defineRule, type Rule } from "../../rule.js";

export const foreignFile: Rule = defineRule({
  id: "output/foreign-file",
  severity: "error",
  title: "A file in the way is not ours",
  why: "It was not generated and is not removed; nothing is written.",
  help: "Move it out of the generated folder.",
  examples: {
    as: "shown",
    wrong: `generated/pets/README.md   # written by hand before the first run
`,
    right: `docs/pets.md
`,
  },
});
