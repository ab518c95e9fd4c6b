import { inQuotes, quotes } from "../../quote.js";
import { defineRule, type Rule } from "../../rule.js";

export const raceDocumented: Rule = defineRule({
  id: "docs/race-documented",
  severity: "info",
  title: "A race is documented",
  why: "For a while two answers contradict each other: the state and what the state allows.",
  help: "Treat the refusal by its code and not by the state that was read before.",
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
        "400": { description: "The pet is past its date and the expiry job has not flipped it yet." }
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
        "400": { description: "The pet is past its date." }
        "200": { description: Released }
\`\`\`
`,
  },
  *check(context) {
    if (context.boundOperations.length === 0) return;
    for (const { passage, also } of quotes(context, ({ text }) => RACE.test(text))) {
      yield {
        at: passage.locate(),
        message: `A race is documented: ${inQuotes(passage.text)}`,
        subject: "race",
        related: also,
      };
    }
  },
});

const RACE = /\b(?:job|process|worker|sweeper|scheduler|cron)\b[^.]*\b(?:has|have)(?:n't| not)\b[^.]*\byet\b/i;
