import { inQuotes, quoteAll } from "../../quote.js";
import { defineRule, type Rule } from "../../rule.js";
import { statesOf, takenForGranted } from "../../states.js";

export const preconditionOnlyInProse: Rule = defineRule({
  id: "docs/precondition-only-in-prose",
  severity: "warning",
  title: "A precondition stands in prose only",
  why: "A call in another state is refused, and nothing that a machine reads says which states allow it.",
  help: "Bind the refusal to the fault for a state that forbids the call, and read the state first where that matters.",
  examples: {
    as: "page",
    wrong: `# Release a pet

Only FREE pets can be released.

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

Releases the pet.

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
    const found =
      quoteAll(context, ({ text }) => statesOf(text).length > 0) ??
      quoteAll(context, ({ text }) => takenForGranted(text) !== undefined);
    if (found === undefined) return;
    yield {
      at: found.passage.locate(),
      message: `The state that the call needs is said in prose only: ${inQuotes(found.passage.text)}`,
      subject: conditionOf(found.passage.text) ?? "",
      once: true,
      related: found.also,
    };
  },
});

/** The states of an explicit condition, or the state that the first words take for granted. */
function conditionOf(text: string): string | undefined {
  const states = statesOf(text);
  return states.length > 0 ? states.join(" ") : takenForGranted(text);
}
