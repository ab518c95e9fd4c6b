import type { PointerToken } from "../../../source/pointer.js";
import type { Context } from "../../context.js";
import { inCode } from "../../quote.js";
import { defineRule, type Rule, type Told } from "../../rule.js";

export const noUndefinedServerVariable: Rule = defineRule({
  id: "openapi/no-undefined-server-variable",
  redocly: "no-undefined-server-variable",
  severity: "error",
  title: "A server's address has a variable that is not declared",
  why: "The address cannot be filled in, so the client calls a host with braces in its name.",
  help: "Declare the variable with its default, or write the address out.",
  redoclyTells: tell,
  examples: {
    wrong: `servers:
  - url: https://{region}.example.test
`,
    right: `servers:
  - url: https://{region}.example.test
    variables:
      region: { default: eu }
`,
  },
});

function tell(_context: Context, _at: readonly PointerToken[], message: string): Told | undefined {
  const name = /^The `(.*)` variable is not (?:defined|used)/.exec(message)?.[1];
  if (name === undefined) return undefined;
  const place = inCode(`{${name}}`);
  return message.includes("is not used")
    ? {
        message: `The variable ${inCode(name)} is declared, and the address has no ${place}`,
        why: "Nothing takes its value, so what a caller sets has no effect.",
        help: `Put ${place} into the address, or remove the variable.`,
      }
    : { message: `The address has the place ${place}, and \`variables\` does not declare it` };
}
