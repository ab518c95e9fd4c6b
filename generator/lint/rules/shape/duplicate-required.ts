import { equalJson, getArray } from "../../../source/json.js";
import { exchange, safe } from "../../fixes.js";
import { listed } from "../../literals.js";
import { inWords } from "../../quote.js";
import { defineRule, type Rule } from "../../rule.js";

export const duplicateRequired: Rule = defineRule({
  id: "shape/duplicate-required",
  severity: "error",
  title: "A name is required twice",
  why: "The names must be unique (JSON Schema 2020-12, validation 6.5.3; the same in Draft 4, 5.4.3): validators refuse the whole schema. Often the second was meant to be another.",
  help: "Remove the repeated name, or correct it.",
  mends: "`concordat fix` proposes the list with each name once.",
  examples: {
    wrong: `components:
  schemas:
    Pet:
      type: object
      required: [id, name, id]
      properties: { id: { type: integer }, name: { type: string } }
`,
    right: `components:
  schemas:
    Pet:
      type: object
      required: [id, name]
      properties: { id: { type: integer }, name: { type: string } }
`,
  },
  *check({ document: { root }, sites }) {
    for (const { node, tokens } of sites.of("schema")) {
      const names = getArray(node, "required") ?? [];
      const once = names.filter((name, index) => names.findIndex((other) => equalJson(other, name)) === index);
      if (once.length === names.length) continue;
      const twice = once.filter((name) => names.filter((other) => equalJson(other, name)).length > 1);
      const change = { rule: this.id, reason: "A name is listed twice.", root, tokens };
      yield {
        at: [...tokens, "required"],
        message: `\`required\` lists ${listed(twice.map(inWords))} more than once`,
        subject: "required",
        fix: safe(...exchange({ ...change, key: "required", from: names, to: once })),
      };
    }
  },
});
