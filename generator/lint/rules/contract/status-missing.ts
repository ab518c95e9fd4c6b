import type { Context } from "../../context.js";
import { documentsErrorCode, isSecured, statusListOf, takesId } from "../../meaning.js";
import type { OperationView } from "../../operations.js";
import { defineRule, type Rule } from "../../rule.js";

/** Statuses that a caller meets, with what a client needs them for (RFC 9110, RFC 6585). */
const REASONS: ReadonlyMap<string, string> = new Map([
  ["401", "the operation is secured, so a call without valid credentials is refused"],
  ["403", "the operation is secured, so valid credentials may lack the right"],
  ["404", "it takes an id, which may be unknown"],
  ["409", "it changes state, which the resource's present state may forbid"],
  ["429", "any public API limits its rate, and a client must know that it may try again"],
  ["5XX", "any server fails at times, and a client must know that the outcome is unknown"],
]);

export const statusMissing: Rule = defineRule({
  id: "contract/status-missing",
  severity: "warning",
  title: "A status that callers will meet is not declared",
  why: "A client has no type for the answer and must fall back on what HTTP says about the status.",
  help: "Ask the provider for the status and its body, and state it as an assumption; until then the contract's fallback applies.",
  examples: {
    as: "page",
    wrong: `# Release a pet

\`\`\`yaml
openapi: 3.0.3
info: { title: Pets, version: "1" }
security: [{ key: [] }]
paths:
  /pets/{id}/release:
    post:
      parameters: [{ name: id, in: path, required: true, schema: { type: string } }]
      responses:
        "200": { description: Released }
components:
  securitySchemes: { key: { type: http, scheme: bearer } }
\`\`\`
`,
    right: `# Release a pet

\`\`\`yaml
openapi: 3.0.3
info: { title: Pets, version: "1" }
security: [{ key: [] }]
paths:
  /pets/{id}/release:
    post:
      parameters: [{ name: id, in: path, required: true, schema: { type: string } }]
      responses:
        "200": { description: Released }
        "401": { description: Not authenticated }
        "403": { description: Not allowed }
        "404": { description: Not found }
        "409": { description: Not in a state to be released }
        "429": { description: Too many requests }
        5XX: { description: Failed }
components:
  securitySchemes: { key: { type: http, scheme: bearer } }
\`\`\`
`,
  },
  *check(context) {
    for (const operation of context.boundOperations) {
      const missing = wanted(context, operation).filter((status) => !covers(context, operation, status));
      for (const status of missing) {
        yield {
          at: [...operation.site.tokens, "responses"],
          point: "key",
          message: `${operation.name} declares no ${status}: ${REASONS.get(status)}`,
          subject: `${operation.operationId ?? operation.name} ${status}`,
          group: "statuses-missing",
        };
      }
    }
  },
});

function wanted(context: Context, operation: OperationView): readonly string[] {
  const secured = isSecured(context, operation);
  const changes = operation.method !== "GET" && operation.method !== "HEAD" && takesId(context, operation);
  return [
    ...(secured ? ["401", "403"] : []),
    ...(takesId(context, operation) ? ["404"] : []),
    ...(changes && !documentsErrorCode(context, operation) ? ["409"] : []),
    "429",
    "5XX",
  ];
}

/**
 * By number, by a range or by `default`. A range does not cover 429 where its prose lists the statuses that it stands for and 429 is
 * none of them: the rest are refusals like those, and 429 is the one to try again.
 */
function covers(context: Context, { responses }: OperationView, status: string): boolean {
  const range = `${status.charAt(0)}XX`;
  return responses.some((response) => {
    if (response.status === status || response.status === "default") return true;
    if (status === "5XX") return /^5\d\d$|^5XX$/i.test(response.status);
    if (response.status.toUpperCase() !== range) return false;
    const listed = statusListOf(context, response);
    return status !== "429" || listed.length === 0 || listed.includes("429");
  });
}
