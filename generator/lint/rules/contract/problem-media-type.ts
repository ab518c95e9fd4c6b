import { getObject } from "../../../source/json.js";
import type { Context } from "../../context.js";
import { listed } from "../../literals.js";
import type { ResponseView } from "../../operations.js";
import { bodySchemas } from "../../reach.js";
import { defineRule, type Rule } from "../../rule.js";

export const problemMediaType: Rule = defineRule({
  id: "contract/problem-media-type",
  severity: "warning",
  title: "Errors are problem details without their media type",
  why: "RFC 9457 names `application/problem+json`: clients that look for it take these bodies for something else.",
  help: "Declare `application/problem+json`, or read the bodies as problem details in the binding.",
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
        "400":
          description: Bad request
          content:
            application/json:
              schema:
                type: object
                properties:
                  type: { type: string }
                  title: { type: string }
                  status: { type: integer }
                  detail: { type: string }
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
        "200": { description: Released }
        "400":
          description: Bad request
          content:
            application/problem+json:
              schema:
                type: object
                properties:
                  type: { type: string }
                  title: { type: string }
                  status: { type: integer }
                  detail: { type: string }
\`\`\`
`,
  },
  *check(context) {
    for (const operation of context.boundOperations) {
      const shaped = operation.responses.filter((response) => isUndeclaredProblem(context, response));
      const [first] = shaped;
      if (first === undefined) continue;
      yield {
        at: [...first.tokens, "content"],
        point: "key",
        message: `The bodies of ${listed(shaped.map(({ status }) => status))} of ${operation.name} are shaped like RFC 9457 problems and not declared as application/problem+json`,
        subject: operation.operationId ?? operation.name,
      };
    }
  },
});

/** RFC 9457 section 3.1. */
const MEMBERS = ["type", "title", "status", "detail"];

function isUndeclaredProblem(context: Context, { status, node, tokens }: ResponseView): boolean {
  const content = getObject(node, "content") ?? {};
  if (!/^[45]/.test(status) || Object.keys(content).some((type) => /^application\/problem\+json\b/i.test(type)))
    return false;
  return bodySchemas(context, node, tokens).some(({ value, tokens: at }) => {
    const properties = getObject(context.resolver.follow(value, at)?.node, "properties") ?? {};
    return MEMBERS.every((member) => Object.hasOwn(properties, member));
  });
}
