import { defineRule, type Rule } from "../../rule.js";

export const noServerVariablesEmptyEnum: Rule = defineRule({
  id: "openapi/no-server-variables-empty-enum",
  redocly: "no-server-variables-empty-enum",
  severity: "error",
  title: "A server variable allows no value, or not its own default",
  why: "No address can be made of it that the document allows.",
  help: "List the values, the default among them, or leave `enum` out.",
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
