import { defineRule, type Rule } from "../../rule.js";

export const noUndefinedServerVariable: Rule = defineRule({
  id: "openapi/no-undefined-server-variable",
  redocly: "no-undefined-server-variable",
  severity: "error",
  title: "A server's address has a variable that is not declared",
  why: "The address cannot be filled in, so the client calls a host with braces in its name.",
  help: "Declare the variable with its default, or write the address out.",
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
