import { getString } from "../../../source/json.js";
import { defineRule, type Rule } from "../../rule.js";

/** Missing or invalid credentials, and not a missing right. */
const FAILED_AUTHENTICATION =
  /\b(?:missing|invalid|no|wrong|expired|bad)\b[^.]*\b(?:(?:api|access|secret)[ -]?key|token|credentials?|authentication)\b|\bunauthenticated\b/i;

export const authFailureAs403: Rule = defineRule({
  id: "contract/auth-failure-as-403",
  severity: "warning",
  title: "A missing or invalid key is answered with 403",
  why: "RFC 9110 gives 401 to missing credentials and 403 to credentials without the right: callers look for the wrong cause.",
  help: "Ask the provider to answer 401, and correct the document once it does. Until then bind 403 to the fault for missing credentials, and expect 401 too.",
  examples: {
    as: "page",
    wrong: `# Release a pet

\`\`\`yaml
openapi: 3.0.3
info: { title: Pets, version: "1" }
paths:
  /pets/{id}/release:
    post:
      security: [{ key: [] }]
      parameters:
        - { name: id, in: path, required: true, schema: { type: string } }
      responses:
        "200": { description: Released }
        "403": { description: Missing or invalid API key. }
components:
  securitySchemes:
    key: { type: apiKey, in: header, name: X-Api-Key }
\`\`\`
`,
    right: `# Release a pet

\`\`\`yaml
openapi: 3.0.3
info: { title: Pets, version: "1" }
paths:
  /pets/{id}/release:
    post:
      security: [{ key: [] }]
      parameters:
        - { name: id, in: path, required: true, schema: { type: string } }
      responses:
        "200": { description: Released }
        "401": { description: Missing or invalid API key. }
components:
  securitySchemes:
    key: { type: apiKey, in: header, name: X-Api-Key }
\`\`\`
`,
  },
  *check(context) {
    for (const operation of context.boundOperations) {
      for (const { status, node, entry } of operation.responses) {
        const description = getString(node, "description") ?? "";
        if (status !== "403" || !FAILED_AUTHENTICATION.test(description)) continue;
        yield {
          at: entry,
          message: `${operation.name} answers 403 where the credentials are missing or invalid: “${description.trim()}”`,
          subject: operation.operationId ?? operation.name,
        };
      }
    }
  },
});
