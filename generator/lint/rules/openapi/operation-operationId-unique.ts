import { defineRule, type Rule } from "../../rule.js";

export const operationOperationIdUnique: Rule = defineRule({
  id: "openapi/operation-operationId-unique",
  redocly: "operation-operationId-unique",
  severity: "error",
  title: "Two operations have one operationId",
  why: "Generators name functions after it: one of the two overwrites the other, or the code does not compile.",
  help: "Give each operation its own id.",
  examples: {
    wrong: `paths:
  /pets:
    get:
      operationId: pets
      responses: { "200": { description: Pets } }
    post:
      operationId: pets
      responses: { "200": { description: Pets } }
`,
    right: `paths:
  /pets:
    get:
      operationId: listPets
      responses: { "200": { description: Pets } }
    post:
      operationId: addPet
      responses: { "200": { description: Pets } }
`,
  },
});
