import { defineRule, type Rule } from "../../rule.js";

export const editedFile: Rule = defineRule({
  id: "output/edited-file",
  severity: "error",
  title: "A generated file was edited",
  why: "It would be overwritten, and the edit lost; nothing is written.",
  help: "Move the edit out of the generated folder, or discard it.",
  examples: {
    as: "shown",
    wrong: `generated/pets/src/client.ts, with a line of yours
`,
    right: `src/pets.ts, which imports the client
`,
  },
});
