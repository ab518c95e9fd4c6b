import { getObject } from "../../../source/json.js";
import { inQuotes, quotes } from "../../quote.js";
import { defineRule, type Rule } from "../../rule.js";

export const webhookOnlyInProse: Rule = defineRule({
  id: "docs/webhook-only-in-prose",
  severity: "info",
  title: "An event is named in prose only",
  why: "The final state may come by the event, whose form nobody describes.",
  help: "Find the page of the event, and describe it under `webhooks`.",
  examples: {
    as: "page",
    wrong: `# Release a pet

The webhook with \`event_type: pet.released\` follows.

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

The pet is released at once.

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
    const { root } = context.document;
    if (
      getObject(root, "webhooks") !== undefined ||
      getObject(root, "x-webhooks") !== undefined ||
      context.boundOperations.length === 0
    )
      return;
    for (const { passage, also } of quotes(
      context,
      ({ text }) => /\bwebhooks?\b/i.test(text) && eventIn(text) !== undefined,
    )) {
      yield {
        at: passage.locate(),
        message: `The event \`${eventIn(passage.text)}\` is named in prose only: ${inQuotes(passage.text)}`,
        subject: eventIn(passage.text) ?? "",
        related: also,
      };
    }
  },
});

/** A name of words joined by dots inside a code span. */
function eventIn(text: string): string | undefined {
  return /`[^`]*?\b([a-z_]+(?:\.[a-z_]+)+)`/.exec(text)?.[1];
}
