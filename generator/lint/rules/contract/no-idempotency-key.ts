import { defineRule, type Rule } from "../../rule.js";

export const noIdempotencyKey: Rule = defineRule({
  id: "contract/no-idempotency-key",
  severity: "info",
  title: "The operation takes no idempotency key",
  why: "After a timeout the caller cannot repeat the call and be sure that it happened once.",
  help: "Do not retry a call whose outcome is unknown; read the resource instead. Ask the provider whether a key is accepted.",
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
        - { name: Idempotency-Key, in: header, schema: { type: string } }
      responses:
        "200": { description: Released }
\`\`\`
`,
  },
  *check(context) {
    for (const operation of context.boundOperations) {
      if (operation.method === "GET" || operation.method === "HEAD") continue;
      if (operation.parameters.some((parameter) => parameter.in === "header" && /idempoten/i.test(parameter.name)))
        continue;
      yield {
        at: operation.site.tokens,
        point: "key",
        message: `${operation.name} declares no idempotency key`,
        subject: operation.operationId ?? operation.name,
      };
    }
  },
});
