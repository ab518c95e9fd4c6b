import { hasOpenValues } from "../../prose/open-values.js";
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
      if (owner?.kind !== "schema" || !hasOpenValues(text)) continue;
      const place = owner.tokens.join("/");
      if (seen.has(place)) continue;
      seen.add(place);
      yield { at: locate(), message: `More values are to come: ${inQuotes(text)}`, subject: "open" };
    }
  },
});
