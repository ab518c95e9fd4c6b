import { defineRule, type Rule } from "../../rule.js";

export const noIdenticalPaths: Rule = defineRule({
  id: "openapi/no-identical-paths",
  redocly: "no-identical-paths",
  severity: "error",
  title: "Two paths are the same but for the names of their parameters",
  why: "OpenAPI calls them identical and invalid; tools keep one of them and drop the other.",
  help: "Merge the operations under one path.",
  covers: [{ rule: "openapi/no-ambiguous-paths", where: "here" }],
  examples: {
    wrong: `paths:
  /pets/{id}:
    get:
      parameters: [{ name: id, in: path, required: true, schema: { type: string } }]
      responses: { "200": { description: Pets } }
  /pets/{name}:
    put:
      parameters: [{ name: name, in: path, required: true, schema: { type: string } }]
      responses: { "200": { description: Pets } }
`,
    right: `paths:
  /pets/{id}:
    get:
      parameters: [{ name: id, in: path, required: true, schema: { type: string } }]
      responses: { "200": { description: Pets } }
    put:
      parameters: [{ name: id, in: path, required: true, schema: { type: string } }]
      responses: { "200": { description: Pets } }
`,
  },
});
