import type { PointerToken } from "../../../source/pointer.js";
import type { Context } from "../../context.js";
import { inCode } from "../../quote.js";
import { capital, objectAt } from "../../redocly-places.js";
import { defineRule, type Rule, type Told } from "../../rule.js";

export const noSchemaTypeMismatch: Rule = defineRule({
  id: "openapi/no-schema-type-mismatch",
  redocly: "no-schema-type-mismatch",
  severity: "error",
  title: "Keywords of a schema belong to another type",
  why: "`properties` of an array, or `items` of an object, constrain nothing, so the real form of the value is not stated.",
  help: "Correct the type, or move the keyword to where it belongs.",
  redoclyTells: tell,
  examples: {
    wrong: `components:
  schemas:
    Pet:
      type: array
      properties:
        name: { type: string }
`,
    right: `components:
  schemas:
    Pet:
      type: object
      properties:
        name: { type: string }
`,
  },
});

function tell(context: Context, at: readonly PointerToken[]): Told {
  const keyword = at.at(-1);
  const [type, other] = keyword === "items" ? ["object", "array"] : ["array", "object"];
  return {
    message: `${capital(objectAt(context, at.slice(0, -1)))} says \`type: ${type}\` and has ${inCode(keyword ?? "")}, which only an ${other} has`,
  };
}
