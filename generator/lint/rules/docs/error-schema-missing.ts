import { bodySchemas } from "../../reach.js";
import { defineRule, type Rule } from "../../rule.js";

export const errorSchemaMissing: Rule = defineRule({
  id: "docs/error-schema-missing",
  severity: "warning",
  title: "An error has no body schema",
  why: "A client has the status alone: it cannot tell causes apart, nor show what was wrong.",
  help: "State the body as an assumption where another page describes it.",
  examples: {
    as: "page",
    wrong: `# Release a pet

\`\`\`yaml
openapi: 3.0.3
info: { title: Pets, version: "1" }
servers: [{ url: https://api.example.test }]
paths:
  /pets/{id}/release:
    post:
      parameters: [{ name: id, in: path, required: true, schema: { type: string } }]
      responses:
        "404": { description: Not found }
        "200": { description: Released }
\`\`\`
`,
    right: `# Release a pet

\`\`\`yaml
openapi: 3.0.3
info: { title: Pets, version: "1" }
servers: [{ url: https://api.example.test }]
paths:
  /pets/{id}/release:
    post:
      parameters: [{ name: id, in: path, required: true, schema: { type: string } }]
      responses:
        "404":
          description: Not found
          content: { application/json: { schema: { type: object } } }
        "200": { description: Released }
\`\`\`
`,
  },
  *check(context) {
    for (const operation of context.boundOperations) {
      for (const { status, node, tokens, entry } of operation.responses) {
        if (!/^4/.test(status) || bodySchemas(context, node, tokens).some(({ value }) => value !== undefined)) continue;
        yield {
          at: entry,
          message: `${status} of ${operation.name} has no body schema`,
          subject: `${operation.operationId ?? operation.name} ${status}`,
          group: "error-schemas-missing",
        };
      }
    }
  },
});
