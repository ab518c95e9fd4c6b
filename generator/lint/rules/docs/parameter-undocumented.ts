import { getString } from "../../../source/json.js";
import { defineRule, type Rule } from "../../rule.js";

export const parameterUndocumented: Rule = defineRule({
  id: "docs/parameter-undocumented",
  severity: "warning",
  title: "The page does not mention a parameter that the document declares",
  why: "Nobody knows what to send in it, or whether it matters.",
  help: "Ask the provider what it does; leave it out until then.",
  examples: {
    as: "page",
    wrong: `# Release a pet

\`\`\`bash
curl https://api.example.test/pets/7/release
\`\`\`

\`\`\`yaml
openapi: 3.0.3
info: { title: Pets, version: "1" }
servers: [{ url: https://api.example.test }]
paths:
  /pets/{id}/release:
    post:
      parameters: [{ name: x-owner, in: header, schema: { type: string } }, { name: id, in: path, required: true, schema: { type: string } }]
      responses:
        "200": { description: Released }
\`\`\`
`,
    right: `# Release a pet

Send \`x-owner\` to act for another owner.

\`\`\`bash
curl https://api.example.test/pets/7/release
\`\`\`

\`\`\`yaml
openapi: 3.0.3
info: { title: Pets, version: "1" }
servers: [{ url: https://api.example.test }]
paths:
  /pets/{id}/release:
    post:
      parameters: [{ name: x-owner, in: header, schema: { type: string } }, { name: id, in: path, required: true, schema: { type: string } }]
      responses:
        "200": { description: Released }
\`\`\`
`,
  },
  *check(context) {
    const { document } = context;
    const [operation, ...others] = context.operations;
    if (document.kind !== "page-with-openapi" || operation === undefined || others.length > 0) return;
    const prose = document.prose.map(({ text }) => text.toLowerCase());
    if (!document.prose.some(({ kind, text }) => kind === "code" && /\bcurl\b/.test(text))) return;
    for (const { name, in: place, node, tokens } of operation.parameters) {
      if (place === "path" || getString(node, "description") !== undefined) continue;
      if (prose.some((text) => text.includes(name.toLowerCase()))) continue;
      yield {
        at: tokens,
        message: `The ${place} parameter \`${name}\` is neither described nor shown on the page`,
        subject: `${place} ${name}`,
      };
    }
  },
});
