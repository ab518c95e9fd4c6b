import { bodySchemas } from "../../reach.js";
import { defineRule, type Rule } from "../../rule.js";

export const successWithoutBody: Rule = defineRule({
  id: "contract/success-without-body",
  severity: "warning",
  title: "A success has no body",
  why: "The state that resulted cannot be read: the caller must take the status alone as proof.",
  help: "State `basis: status_code` in the binding if the provider means it so, and read the resource afterwards where that matters.",
  examples: {
    as: "page",
    wrong: `# Release a pet

\`\`\`yaml
openapi: 3.0.3
info: { title: Pets, version: "1" }
paths:
  /pets/{id}/release:
    post:
      parameters:
        - { name: id, in: path, required: true, schema: { type: string } }
      responses:
        "204": { description: Released }
\`\`\`
`,
    right: `# Release a pet

\`\`\`yaml
openapi: 3.0.3
info: { title: Pets, version: "1" }
paths:
  /pets/{id}/release:
    post:
      parameters:
        - { name: id, in: path, required: true, schema: { type: string } }
      responses:
        "200":
          description: Released
          content: { application/json: { schema: { type: object } } }
\`\`\`
`,
  },
  *check(context) {
    for (const operation of context.boundOperations) {
      const successes = operation.responses.filter(({ status }) => /^2/.test(status));
      const bodies = successes.flatMap(({ node, tokens }) => bodySchemas(context, node, tokens));
      const [first] = successes;
      if (first === undefined || bodies.length > 0) continue;
      yield {
        at: first.entry,
        message: `${operation.name} answers ${first.status} without a body: the resulting state cannot be read`,
        subject: `${operation.operationId ?? operation.name} ${first.status}`,
      };
    }
  },
});
