import { getArray } from "../../../source/json.js";
import type { PointerToken } from "../../../source/pointer.js";
import type { Context } from "../../context.js";
import { inCode, inWords } from "../../quote.js";
import { defineRule, type Rule, type Told } from "../../rule.js";
import type { Site } from "../../sites.js";

export const noServerVariablesEmptyEnum: Rule = defineRule({
  id: "openapi/no-server-variables-empty-enum",
  redocly: "no-server-variables-empty-enum",
  severity: "error",
  title: "A server variable allows no value, or not its own default",
  why: "No address can be made of it that the document allows.",
  help: "List the values, the default among them, or leave `enum` out.",
  redoclyKeeps: (message, context) => variables(context, message.includes("non-empty")).length > 0,
  redoclyTells: tell,
  examples: {
    wrong: `servers:
  - url: https://{region}.example.test
    variables:
      region: { default: eu, enum: [us] }
`,
    right: `servers:
  - url: https://{region}.example.test
    variables:
      region: { default: eu, enum: [eu, us] }
`,
  },
});

/** Redocly points at the list of servers; the variables are found again. What has no value at all has no default among them either. */
function tell(context: Context, _at: readonly PointerToken[], message: string): Told | undefined {
  const site = variables(context, message.includes("non-empty"))[0];
  if (site === undefined) return undefined;
  const name = inCode(site.tokens.at(-1) ?? "");
  return {
    at: [...site.tokens, "enum"],
    message: message.includes("non-empty")
      ? `The server variable ${name} has an empty \`enum\`, so no value is allowed`
      : `The default of the server variable ${name} is ${inWords(site.node.default)}, which its \`enum\` does not list`,
  };
}

function variables(context: Context, empty: boolean): readonly Site[] {
  return context.sites.of("serverVariable").filter(({ node }) => {
    const values = getArray(node, "enum");
    if (values === undefined || (values.length === 0) !== empty) return false;
    return empty || !values.some((value) => value === node.default);
  });
}
