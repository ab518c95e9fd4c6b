import { getArray } from "../../../source/json.js";
import { locationOfSpan } from "../../../source/origin.js";
import { defineRule, type Rule } from "../../rule.js";

export const placeholderServer: Rule = defineRule({
  id: "docs/placeholder-server",
  severity: "warning",
  title: "The page's example calls an address that is a placeholder",
  why: "Neither the page nor the document says where to send the call.",
  help: "Find the address in your account or in the onboarding papers, and state it as an assumption.",
  examples: {
    as: "page",
    wrong: `# Release a pet

\`\`\`bash
curl '{{baseUrl}}/pets/7/release'
\`\`\`

\`\`\`yaml
openapi: 3.0.3
info: { title: Pets, version: "1" }
paths:
  /pets/{id}/release:
    post:
      parameters: [{ name: id, in: path, required: true, schema: { type: string } }]
      responses:
        "200": { description: Released }
\`\`\`
`,
    right: `# Release a pet

\`\`\`bash
curl 'https://api.example.test/pets/7/release'
\`\`\`

\`\`\`yaml
openapi: 3.0.3
info: { title: Pets, version: "1" }
servers: [{ url: https://api.example.test }]
paths:
  /pets/{id}/release:
    post:
      parameters: [{ name: id, in: path, required: true, schema: { type: string } }]
      responses:
        "200": { description: Released }
\`\`\`
`,
  },
  *check({ document }) {
    if ((getArray(document.root, "servers") ?? []).length > 0) return;
    for (const { kind, text, span } of document.prose) {
      const found =
        kind === "code"
          ? /\{\{\s*\w*(?:base|host|server|url|uri|domain)\w*\s*\}\}|<\s*your[- _]?\w*(?:url|host|domain)\s*>/i.exec(
              text,
            )
          : null;
      if (found === null) continue;
      const start = span.start + found.index;
      yield {
        at: locationOfSpan({ source: span.source, start, end: start + found[0].length }, ""),
        message: `The example calls \`${found[0]}\`, and the document names no server`,
        subject: found[0],
      };
      return;
    }
  },
});
