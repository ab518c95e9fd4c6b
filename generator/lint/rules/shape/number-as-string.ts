import { replaceMembers, safe } from "../../fixes.js";
import { VALUES_AS_STRINGS } from "../../groups.js";
import { numberMembers } from "../../keywords.js";
import { numberIn } from "../../literals.js";
import { defineRule, type Rule } from "../../rule.js";

export const numberAsString: Rule = defineRule({
  id: "shape/number-as-string",
  severity: "error",
  title: "A number is written as a string",
  why: "JSON Schema ignores or refuses a limit that is not a number, so validators and generators drop it or stop.",
  help: "Write the number without quotes, or let `concordat fix` write the repair.",
  covers: [
    { rule: "openapi/struct", where: "here" },
    { rule: "model/unusable-value", where: "here" },
  ],
  examples: {
    wrong: `components:
  schemas:
    Pet:
      type: string
      maxLength: "27"
`,
    right: `components:
  schemas:
    Pet:
      type: string
      maxLength: 27
`,
  },
  *check({ document, sites }) {
    for (const { kind, node, tokens } of sites.all) {
      for (const key of numberMembers(kind, document.version)) {
        const text = Object.hasOwn(node, key) ? node[key] : undefined;
        const number = typeof text === "string" ? numberIn(text) : undefined;
        if (text === undefined || number === undefined) continue;
        yield {
          at: [...tokens, key],
          message: `\`${key}\` is the string ${JSON.stringify(text)} where OpenAPI ${document.version} wants the number ${number}`,
          subject: `${key} ${text}`,
          group: VALUES_AS_STRINGS,
          fix: safe(
            replaceMembers({
              rule: this.id,
              reason: `\`${key}\` is a number, written as a string.`,
              root: document.root,
              tokens,
              update: { [key]: number },
              expected: { [key]: text },
            }),
          ),
        };
      }
    }
  },
});
