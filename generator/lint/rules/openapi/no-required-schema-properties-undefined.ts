import type { Fix } from "../../../repair/overlay.js";
import { closest } from "../../../source/closest.js";
import { getArray, getObject } from "../../../source/json.js";
import type { PointerToken } from "../../../source/pointer.js";
import type { Context } from "../../context.js";
import { exchange, review } from "../../fixes.js";
import { inCode } from "../../quote.js";
import { defineRule, type Rule, type Told } from "../../rule.js";

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
  redoclyTells: tell,
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

function tell(context: Context, at: readonly PointerToken[]): Told | undefined {
  const name = context.valueAt(at);
  if (typeof name !== "string") return undefined;
  const meant = meantBy(context, at);
  return {
    message: `\`required\` names ${inCode(name)}, and no property is called so${meant === undefined ? "" : `. Did you mean ${inCode(meant)}?`}`,
  };
}

/** The property that was most likely meant: the nearest that is not required by its own name. */
function meantBy(context: Context, at: readonly PointerToken[]): string | undefined {
  const schema = context.valueAt(at.slice(0, -2));
  const required = getArray(schema, "required") ?? [];
  const name = context.valueAt(at);
  const others = Object.keys(getObject(schema, "properties") ?? {}).filter((other) => !required.includes(other));
  return typeof name === "string" ? closest(name, others) : undefined;
}

/** The list with the name of the property that was most likely meant. */
function correctName(context: Context, at: readonly PointerToken[]): Fix | undefined {
  const tokens = at.slice(0, -2);
  const required = getArray(context.valueAt(tokens), "required") ?? [];
  const name = String(context.valueAt(at));
  const meant = meantBy(context, at);
  if (meant === undefined) return undefined;
  const reason = `There is no property \`${name}\`; \`${meant}\` is the nearest one.`;
  const change = { rule: ID, reason, root: context.document.root, tokens };
  const to = required.map((other) => (other === name ? meant : other));
  return review(...exchange({ ...change, key: "required", from: required, to }));
}
