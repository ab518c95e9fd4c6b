import { inQuotes, quoteAll } from "../../quote.js";
import { defineRule, type Rule } from "../../rule.js";

export const retryAdviceWithoutIdempotency: Rule = defineRule({
  id: "docs/retry-advice-without-idempotency",
  severity: "warning",
  title: "The prose advises to retry, and the operation takes no idempotency key",
  why: "A call that went unanswered may have been done: a blind retry does it twice, or gets a refusal that hides the success.",
  help: "Read the resource before trying again.",
  examples: {
    as: "page",
    wrong: `# Release a pet

Implement retry logic for network failures.

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

Read the pet before trying again.

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
    const unsafe = context.boundOperations.filter(
      ({ method, parameters }) =>
        method !== "GET" && method !== "HEAD" && !parameters.some(({ name }) => /idempoten/i.test(name)),
    );
    const found = unsafe.length === 0 ? undefined : quoteAll(context, ({ text }) => ADVICE.test(text));
    if (found === undefined) return;
    yield {
      at: found.passage.locate(),
      message: `The page advises to retry: ${inQuotes(found.passage.text)}`,
      subject: "retry",
      once: true,
      related: found.also,
    };
  },
});

const ADVICE =
  /\b(?:implement|use|add|build)\b[^.]*\bretr(?:y|ies)\b|\bplease (?:re)?try again\b|\b(?:you )?(?:should|can|may) (?:safely )?retry\b|\bsafe to retry\b/i;
