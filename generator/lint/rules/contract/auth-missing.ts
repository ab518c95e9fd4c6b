import { authenticationIn } from "../../authentication.js";
import { defineRule, type Rule } from "../../rule.js";

export const authMissing: Rule = defineRule({
  id: "contract/auth-missing",
  severity: "error",
  title: "Nothing says how to authenticate",
  why: "A client can be built and every one of its calls will be refused.",
  help: "State the scheme as an assumption, with the page that it comes from. `security: []` on the operation says that none is needed.",
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
        "200": { description: Released }
        "401": { description: Unauthorized }
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
      security: [{ key: [] }]
      responses:
        "200": { description: Released }
        "401": { description: Unauthorized }
components:
  securitySchemes: { key: { type: http, scheme: bearer } }
\`\`\`
`,
  },
  *check(context) {
    for (const operation of context.boundOperations) {
      if (operation.security !== undefined || authenticationIn(context) !== undefined) continue;
      yield {
        at: operation.site.tokens,
        point: "key",
        message: `${operation.name} has no security, and the prose says nothing of credentials`,
        subject: operation.operationId ?? operation.name,
      };
    }
  },
});
