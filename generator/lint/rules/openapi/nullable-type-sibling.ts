import type { JsonValue } from "../../../source/json.js";
import { capital, objectAt } from "../../redocly-places.js";
import { defineRule, type Rule } from "../../rule.js";

export const nullableTypeSibling: Rule = defineRule({
  id: "openapi/nullable-type-sibling",
  redocly: "nullable-type-sibling",
  severity: "warning",
  redoclySeverity: ({ document }) => (isBeforeClarification(document.root.openapi) ? "info" : undefined),
  redoclyGroup: "nullable-without-type",
  title: "`nullable` stands without a type",
  why: "Since OpenAPI 3.0.3 `nullable` has an effect only beside `type`: tools differ in whether null is allowed. Up to 3.0.2 it was not said.",
  help: "Add the type, or leave `nullable` out.",
  redoclyTells: (context, at) => ({
    message: `${capital(objectAt(context, at.slice(0, -1)))} has \`nullable\` and no \`type\``,
  }),
  examples: {
    wrong: `components:
  schemas:
    Pet:
      nullable: true
      properties:
        name: { type: string }
`,
    right: `components:
  schemas:
    Pet:
      type: object
      nullable: true
      properties:
        name: { type: string }
`,
  },
});

/** Before 3.0.3 the specification let `nullable` stand anywhere (its proposal 2019-10-31, Clarify Semantics of nullable). */
function isBeforeClarification(version: JsonValue | undefined): boolean {
  return typeof version === "string" && /^3\.0\.[0-2]\b/.test(version);
}
