import type { Fix } from "../../../repair/overlay.js";
import { closest } from "../../../source/closest.js";
import { getArray, getObject } from "../../../source/json.js";
import type { PointerToken } from "../../../source/pointer.js";
import type { Context } from "../../context.js";
import { exchange, review } from "../../fixes.js";
import { defineRule, type Rule } from "../../rule.js";

const ID = "openapi/no-required-schema-properties-undefined";

export const noRequiredSchemaPropertiesUndefined: Rule = defineRule({
  id: ID,
  redocly: "no-required-schema-properties-undefined",
  severity: "warning",
  title: "A required property is not described",
  why: "Every value must have it, and nothing says what it is: often its name is misspelt.",
  help: "Describe the property, or correct its name in `required`.",
  // A condition requires what the schema that it stands in describes.
  redoclyKeeps: (_message, _context, at) => !["if", "then", "else", "not"].includes(String(at.at(-3))),
  redoclyFix: correctName,
  examples: {
    wrong: `components:
  schemas:
    Pet:
      type: object
      required: [name]
      properties:
        nmae: { type: string }
`,
    right: `components:
  schemas:
    Pet:
      type: object
      required: [name]
      properties:
        name: { type: string }
`,
  },
});

/** The list with the name of the property that was most likely meant. */
function correctName(context: Context, at: readonly PointerToken[]): Fix | undefined {
  const tokens = at.slice(0, -2);
  const schema = context.valueAt(tokens);
  const required = getArray(schema, "required") ?? [];
  const name = required[Number(at.at(-1))];
  const others = Object.keys(getObject(schema, "properties") ?? {}).filter((other) => !required.includes(other));
  const meant = typeof name === "string" ? closest(name, others) : undefined;
  if (meant === undefined) return undefined;
  const reason = `There is no property \`${name}\`; \`${meant}\` is the nearest one.`;
  const change = { rule: ID, reason, root: context.document.root, tokens };
  const to = required.map((other) => (other === name ? meant : other));
  return review(...exchange({ ...change, key: "required", from: required, to }));
}
