import { inQuotes } from "../../quote.js";
import { defineRule, type Rule } from "../../rule.js";

export const openEnum: Rule = defineRule({
  id: "docs/open-enum",
  severity: "info",
  title: "The values of a field will grow",
  why: "A closed list in a generated type would refuse a value that the provider has announced.",
  help: "Keep the field a string, and treat an unknown value as one to come.",
  examples: {
    wrong: `components:
  schemas:
    Kind: { type: string, description: "\`cat\` is currently the only supported value." }
`,
    right: `components:
  schemas:
    Kind: { type: string, description: "The kind of pet." }
`,
  },
  *check(context) {
    const seen = new Set<string>();
    for (const { text, locate, owner } of context.passages) {
      if (owner?.kind !== "schema" || !OPEN.test(text)) continue;
      const place = owner.tokens.join("/");
      if (seen.has(place)) continue;
      seen.add(place);
      yield { at: locate(), message: `More values are to come: ${inQuotes(text)}`, subject: "open" };
    }
  },
});

const OPEN =
  /\bcurrently the only supported value\b|\b(?:future|new|more|additional|other) (?:values|types|kinds|providers|statuses|states|options|members)\b[^.]*\b(?:can|may|might|could|will) be added\b/i;
