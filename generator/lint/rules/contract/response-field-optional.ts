import { getArray, getObject, isObject, type JsonObject } from "../../../source/json.js";
import type { Context } from "../../context.js";
import type { OperationView } from "../../operations.js";
import { bodySchemas } from "../../reach.js";
import { defineRule, type Rule } from "../../rule.js";

export const responseFieldOptional: Rule = defineRule({
  id: "contract/response-field-optional",
  severity: "warning",
  title: "A field that decides the outcome is optional",
  why: "The response may leave it out and still be valid, and then the outcome is unknown.",
  help: "Treat an answer without the field as unrecognised. Ask the provider whether it is always sent.",
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
        "200":
          description: Released
          content:
            application/json:
              schema:
                type: object
                properties:
                  status: { type: string, enum: [FREE, KEPT] }
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
          content:
            application/json:
              schema:
                type: object
                required: [status]
                properties:
                  status: { type: string, enum: [FREE, KEPT] }
\`\`\`
`,
  },
  *check(context) {
    if (!statesRequired(context)) return;
    for (const operation of context.boundOperations) {
      for (const response of operation.responses) {
        if (!/^2/.test(response.status)) continue;
        const [body] = bodySchemas(context, response.node, response.tokens);
        const resolved = context.resolver.follow(body?.value, body?.tokens ?? []);
        if (resolved === undefined || !isObject(resolved.node)) continue;
        const required = getArray(resolved.node, "required") ?? [];
        for (const name of decisive(context, operation, resolved.node)) {
          if (required.includes(name)) continue;
          yield {
            at: [...resolved.tokens, "properties", name],
            point: "key",
            message: `\`${name}\` decides what ${response.status} means and is not required`,
            subject: name,
          };
        }
      }
    }
  },
});

/** A page that marks nothing as required says nothing about what is optional. */
function statesRequired(context: Context): boolean {
  if (context.document.kind !== "prose-page") return true;
  return context.sites.of("schema").some(({ node }) => getArray(node, "required") !== undefined);
}

/** The properties that a binding reads to decide; without a binding, the state and the id that the caller gave. */
function decisive(context: Context, operation: OperationView, schema: JsonObject): readonly string[] {
  const properties = Object.keys(getObject(schema, "properties") ?? {});
  const read = context.plans
    .filter((plan) => plan.operation.operationId === operation.operationId)
    .flatMap((plan) => plan.responses)
    .filter(({ response }) => response.status.kind !== "default" && isSuccess(response.status))
    .flatMap((response) => [...response.switch, ...(response.identity === undefined ? [] : [response.identity])])
    .flatMap((value) => (value.kind === "body" && value.path[0] !== undefined ? [value.path[0]] : []));
  if (read.length > 0) return properties.filter((name) => read.includes(name));
  const ids = operation.parameters.filter((parameter) => parameter.in === "path").map(({ name }) => fold(name));
  return properties.filter((name) => /^(?:status|state)$/.test(name) || ids.some((id) => fold(name).endsWith(id)));
}

function isSuccess(
  status: { readonly kind: "code"; readonly code: number } | { readonly kind: "range"; readonly hundreds: number },
): boolean {
  return status.kind === "code" ? status.code >= 200 && status.code < 300 : status.hundreds === 2;
}

/** `pet_id` and `petId` are one name. */
function fold(name: string): string {
  return name.replaceAll(/[_-]/g, "").toLowerCase();
}
