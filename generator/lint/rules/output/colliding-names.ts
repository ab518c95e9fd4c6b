import { defineRule, type Rule } from "../../rule.js";

export const collidingNames: Rule = defineRule({
  id: "output/colliding-names",
  severity: "error",
  title: "Two outputs have one name",
  why: "On a disk that ignores case one would overwrite the other.",
  help: "Rename one of the providers or schemas.",
  examples: {
    as: "shown",
    wrong: `generated/pets
generated/Pets
`,
    right: `generated/pets
generated/animals
`,
  },
});
