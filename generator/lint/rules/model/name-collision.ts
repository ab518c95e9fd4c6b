import { defineRule, type Rule } from "../../rule.js";

export const nameCollision: Rule = defineRule({
  id: "model/name-collision",
  severity: "warning",
  title: "Two things want one name in code",
  why: "One at least gets a suffix, and which one it is may change when the document gets a third that is written just so.",
  help: "Give one of them an operationId, or a key under `components`, of its own.",
  examples: {
    as: "shown",
    wrong: `/pets:
  get: { operationId: list-pets }
  put: { operationId: listPets }
`,
    right: `/pets:
  get: { operationId: list-pets }
  put: { operationId: replacePets }
`,
  },
});
