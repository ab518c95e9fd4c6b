import { isArray } from "../../../source/json.js";
import { addMembers, restingOn, safe, standing } from "../../fixes.js";
import { jsonTypeOf } from "../../json-type.js";
import { defineRule, type Rule } from "../../rule.js";
import { isPartOfComposition, type Site } from "../../sites.js";

/** Beside these a type may come from elsewhere. */
const OTHER_SOURCES = ["type", "$ref", "allOf", "anyOf", "oneOf", "const"];

export const enumWithoutType: Rule = defineRule({
  id: "shape/enum-without-type",
  severity: "error",
  title: "An enum has no type",
  why: "Generators that read the type first make this an untyped value, and the enum is lost.",
  help: "Add the type that all the values have.",
  mends: "`concordat fix` proposes the repair.",
  examples: {
    wrong: `components:
  schemas:
    Size:
      enum: [SMALL, LARGE]
`,
    right: `components:
  schemas:
    Size:
      type: string
      enum: [SMALL, LARGE]
`,
  },
  *check({ document, sites }) {
    for (const site of sites.of("schema")) {
      const { node, tokens, parent } = site;
      const values = Object.hasOwn(node, "enum") ? node.enum : undefined;
      if (!isArray(values) || values.length === 0 || OTHER_SOURCES.some((key) => Object.hasOwn(node, key))) continue;
      const types = new Set(values.map(jsonTypeOf));
      const [type, ...others] = types;
      if (type === undefined || others.length > 0 || type === "null" || isPartOfComposition(site)) continue;
      if (isCondition(parent)) continue;
      yield {
        at: tokens,
        message: `The schema lists values and states no \`type\`; all of them are of type ${type}`,
        subject: "enum",
        fix: restingOn(
          [standing(document.root, tokens, { enum: values })],
          safe(
            addMembers({
              rule: this.id,
              reason: `Every value of the enum is a ${type}.`,
              root: document.root,
              tokens,
              update: { type },
            }),
          ),
        ),
      };
    }
  },
});

/** Below a condition a schema need not say what the schema that it is a condition of says. */
function isCondition(site: Site | undefined): boolean {
  for (let at = site; at?.kind === "schema"; at = at.parent)
    if (["if", "then", "else", "not"].includes(String(at.tokens.at(-1)))) return true;
  return false;
}
