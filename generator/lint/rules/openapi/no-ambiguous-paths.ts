import { defineRule, type Rule } from "../../rule.js";

export const noAmbiguousPaths: Rule = defineRule({
  id: "openapi/no-ambiguous-paths",
  redocly: "no-ambiguous-paths",
  severity: "warning",
  title: "Two paths match one request",
  why: "A server cannot tell which operation is meant, and routers differ in which they take.",
  help: "Make the paths differ in a fixed segment.",
  examples: {
    wrong: `paths:
  /pets/{id}:
    get:
      parameters: [{ name: id, in: path, required: true, schema: { type: string } }]
      responses: { "200": { description: Pets } }
  /{kind}/mine:
    get:
      parameters: [{ name: kind, in: path, required: true, schema: { type: string } }]
      responses: { "200": { description: Pets } }
`,
    right: `paths:
  /pets/{id}:
    get:
      parameters: [{ name: id, in: path, required: true, schema: { type: string } }]
      responses: { "200": { description: Pets } }
  /kinds/{kind}/mine:
    get:
      parameters: [{ name: kind, in: path, required: true, schema: { type: string } }]
      responses: { "200": { description: Pets } }
`,
  },
});
