import { inQuotes } from "../../quote.js";
import { defineRule, type Rule } from "../../rule.js";

export const conditionalFieldOnlyInProse: Rule = defineRule({
  id: "docs/conditional-field-only-in-prose",
  severity: "warning",
  title: "When a field is there stands in prose only",
  why: "The type says that it may always be absent or null, so a caller cannot rely on it where the prose says that it can.",
  help: "Read the field only where the condition holds; state it with `if` and `then` where the document is yours.",
  examples: {
    wrong: `components:
  schemas:
    Pet:
      type: object
      properties:
        owner: { type: string, description: Populated only when status is KEPT. }
`,
    right: `components:
  schemas:
    Pet:
      type: object
      properties:
        owner: { type: string, description: The name of the owner. }
`,
  },
  *check({ passages }) {
    const seen = new Set<string>();
    for (const { text, locate, owner } of passages) {
      if (owner?.kind !== "schema" || !CONDITION.test(text)) continue;
      const place = owner.tokens.join("/");
      if (seen.has(place)) continue;
      seen.add(place);
      yield {
        at: locate(),
        message: `When the field is there is said in prose only: ${inQuotes(text)}`,
        subject: text,
      };
    }
  },
});

const CONDITION =
  /^(?:(?:null|absent|empty|omitted) unless|(?:populated|present|returned|included|set|provided|available) only (?:when|if|for)|only (?:populated|present|returned|included|set|provided|available) (?:when|if|for))\b/i;
