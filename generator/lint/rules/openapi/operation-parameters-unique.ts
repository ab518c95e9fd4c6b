import { getString, isArray } from "../../../source/json.js";
import type { PointerToken } from "../../../source/pointer.js";
import type { Context } from "../../context.js";
import { inCode } from "../../quote.js";
import { capital, objectAt } from "../../redocly-places.js";
import { defineRule, type Rule, type Told } from "../../rule.js";

export const operationParametersUnique: Rule = defineRule({
  id: "openapi/operation-parameters-unique",
  redocly: "operation-parameters-unique",
  severity: "error",
  title: "An operation declares a parameter twice",
  why: "One declaration wins, and which one depends on the tool.",
  help: "Keep one of them.",
  redoclyTells: tell,
  examples: {
    wrong: `paths:
  /pets:
    get:
      parameters:
        - { name: tag, in: query, schema: { type: string } }
        - { name: tag, in: query, schema: { type: integer } }
      responses: { "200": { description: Pets } }
`,
    right: `paths:
  /pets:
    get:
      parameters:
        - { name: tag, in: query, schema: { type: string } }
      responses: { "200": { description: Pets } }
`,
  },
});

function tell(context: Context, at: readonly PointerToken[]): Told | undefined {
  const list = at.slice(0, -1);
  const values = context.valueAt(list);
  const parameters = (isArray(values) ? values : []).map(
    (item, index) => context.resolver.follow(item, [...list, index])?.node,
  );
  const own = parameters[Number(at.at(-1))];
  const name = getString(own, "name");
  if (name === undefined) return undefined;
  const place = getString(own, "in");
  const first = parameters.findIndex((other) => getString(other, "name") === name && getString(other, "in") === place);
  return {
    message: `${capital(objectAt(context, list.slice(0, -1)))} declares the ${place ?? ""} parameter ${inCode(name)} twice`,
    related: [{ message: "The first declaration", location: context.locate([...list, first]) }],
  };
}
