import type { Fix } from "../../../repair/overlay.js";
import { closest } from "../../../source/closest.js";
import { getArray, getObject, type JsonValue } from "../../../source/json.js";
import type { PointerToken } from "../../../source/pointer.js";
import type { Context } from "../../context.js";
import { exchange, lacking, restingOn, review, standing } from "../../fixes.js";
import { listed } from "../../literals.js";
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

/** The property that was most likely meant. */
function meantBy(context: Context, at: readonly PointerToken[]): string | undefined {
  const name = context.valueAt(at);
  return typeof name === "string" ? namesMeant(context.valueAt(at.slice(0, -2))).get(name) : undefined;
}

/** By a name that `required` has and no property: the nearest property that is not required by its own name, each for one name. */
function namesMeant(schema: JsonValue | undefined): ReadonlyMap<string, string> {
  const required = getArray(schema, "required") ?? [];
  const properties = Object.keys(getObject(schema, "properties") ?? {});
  const free = new Set(properties.filter((name) => !required.includes(name)));
  const meant = new Map<string, string>();
  for (const name of required) {
    const near = typeof name !== "string" || properties.includes(name) ? undefined : closest(name, free);
    if (typeof name !== "string" || near === undefined) continue;
    meant.set(name, near);
    free.delete(near);
  }
  return meant;
}

/** The list with the names that were most likely meant: one fix, whichever of them a finding is about. */
function correctName(context: Context, at: readonly PointerToken[]): Fix | undefined {
  const tokens = at.slice(0, -2);
  const schema = context.valueAt(tokens);
  if (meantBy(context, at) === undefined) return undefined;
  const meant = namesMeant(schema);
  const required = getArray(schema, "required") ?? [];
  const nearest = [...meant].map(([name, near]) => `\`${near}\` is the nearest to \`${name}\``);
  const reason = `${listed(nearest)}, which is no property.`;
  const change = { rule: ID, reason, root: context.document.root, tokens };
  const to = required.map((name) => (typeof name === "string" ? (meant.get(name) ?? name) : name));
  const property = (name: string) => [...tokens, "properties", name];
  return restingOn(
    [...meant].flatMap(([name, near]) => [lacking(change.root, property(name)), standing(change.root, property(near))]),
    review(...exchange({ ...change, key: "required", from: required, to })),
  );
}
