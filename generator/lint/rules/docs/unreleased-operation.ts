import { inQuotes, quoteAll } from "../../quote.js";
import { defineRule, type Rule } from "../../rule.js";

export const unreleasedOperation: Rule = defineRule({
  id: "docs/unreleased-operation",
  severity: "warning",
  title: "The operation is not released",
  why: "Calls fail, with a 404 that looks like a missing resource, until it is.",
  help: "Ask the provider for the date, and bind the 404 with that in mind.",
  examples: {
    as: "page",
    wrong: `# Release a pet

This endpoint is not yet released.

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
    right: `# Release a pet

This endpoint releases a pet.

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
  *check(context) {
    if (context.boundOperations.length === 0) return;
    const found = quoteAll(
      context,
      ({ text, owner }) => UNRELEASED.test(text) && (owner === undefined || owner.kind === "operation"),
    );
    if (found === undefined) return;
    yield {
      at: found.passage.locate(),
      message: `The page says ${inQuotes(found.passage.text)}`,
      subject: "unreleased",
      once: true,
      related: found.also,
    };
  },
});

const UNRELEASED =
  /\b(?:endpoint|operation|method|api|feature|it)\b.*\b(?:not yet (?:been )?(?:released|available)|not available yet|will be available (?:soon|later)|is coming soon)\b/i;
