import { getString } from "../../../source/json.js";
import { defineRule, type Rule } from "../../rule.js";

export const htmlInDescription: Rule = defineRule({
  id: "docs/html-in-description",
  severity: "info",
  title: "A description embeds active HTML",
  why: "Tools that render it load what it names; others show the markup.",
  help: "Replace it by a link.",
  examples: {
    wrong: `components:
  schemas:
    Pet: { type: object, description: "See <iframe src=https://example.test></iframe>" }
`,
    right: `components:
  schemas:
    Pet: { type: object, description: "See [the list](https://example.test)" }
`,
  },
  *check({ sites }) {
    for (const { node, tokens } of sites.all) {
      const tag = /<(iframe|script|object|embed|form|style)\b/i.exec(getString(node, "description") ?? "")?.[1];
      if (tag === undefined) continue;
      yield {
        at: [...tokens, "description"],
        message: `The description embeds an \`<${tag.toLowerCase()}>\``,
        subject: tag.toLowerCase(),
      };
    }
  },
});
