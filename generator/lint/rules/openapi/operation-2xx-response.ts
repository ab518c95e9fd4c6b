import { isObject } from "../../../source/json.js";
import type { PointerToken } from "../../../source/pointer.js";
import type { Context } from "../../context.js";
import { listed } from "../../literals.js";
import { inCode } from "../../quote.js";
import { capital, objectAt } from "../../redocly-places.js";
import { defineRule, type Rule, type Told } from "../../rule.js";

export const operation2xxResponse: Rule = defineRule({
  id: "openapi/operation-2xx-response",
  redocly: "operation-2xx-response",
  severity: "warning",
  title: "An operation declares no success",
  why: "Nothing says what comes back when all is well, so a client cannot tell success from surprise.",
  help: "Describe the successful response with its status and its body.",
  redoclyTells: tell,
  examples: {
    wrong: `paths:
  /pets:
    get:
      responses: { "400": { description: Bad request } }
`,
    right: `paths:
  /pets:
    get:
      responses: { "200": { description: Pets } }
`,
  },
});

/** More statuses than this are counted and not named. */
const SHOWN = 8;

function tell(context: Context, at: readonly PointerToken[]): Told {
  const responses = context.valueAt(at);
  const declared = Object.keys(isObject(responses) ? responses : {}).filter((status) => !status.startsWith("x-"));
  const { length } = declared;
  return {
    message: `${capital(objectAt(context, at.slice(0, -1)))} declares ${length === 0 ? "no response" : `${length > SHOWN ? `${length} responses` : listed(declared.map(inCode))}, and no success`}`,
  };
}
