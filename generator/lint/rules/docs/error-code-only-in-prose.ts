import { getString } from "../../../source/json.js";
import { listed } from "../../literals.js";
import { codesIn } from "../../meaning.js";
import { bodySchemas } from "../../reach.js";
import { defineRule, type Rule } from "../../rule.js";

export const errorCodeOnlyInProse: Rule = defineRule({
  id: "docs/error-code-only-in-prose",
  severity: "warning",
  title: "Error codes stand in prose only",
  why: "The body that carries them has no schema, so a client cannot know where to look for them.",
  help: "State the error body as an assumption, with the member that holds the code.",
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
        "400": { description: "\`pet_not_free\` — somebody keeps the pet." }
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
        "400":
          description: "\`pet_not_free\` — somebody keeps the pet."
          content: { application/json: { schema: { type: object, properties: { code: { type: string } } } } }
        "200": { description: Released }
\`\`\`
`,
  },
  *check(context) {
    for (const operation of context.boundOperations) {
      for (const { status, node, tokens, entry } of operation.responses) {
        const codes = codesIn(getString(node, "description") ?? "").filter((code) => /^[a-z]/.test(code));
        const leading = codes.filter((code) =>
          new RegExp(`\`${code}\`\\s*(?:—|–|-|:)`).test(getString(node, "description") ?? ""),
        );
        if (
          !/^[45]/.test(status) ||
          leading.length === 0 ||
          bodySchemas(context, node, tokens).some(({ value }) => value !== undefined)
        )
          continue;
        yield {
          at: entry,
          message: `${status} comes with ${listed(leading)}, and its body has no schema`,
          subject: `${status} ${leading.join(" ")}`,
        };
      }
    }
  },
});
