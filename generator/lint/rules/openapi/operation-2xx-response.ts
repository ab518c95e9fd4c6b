import { defineRule, type Rule } from "../../rule.js";

export const operation2xxResponse: Rule = defineRule({
  id: "openapi/operation-2xx-response",
  redocly: "operation-2xx-response",
  severity: "warning",
  title: "An operation declares no success",
  why: "Nothing says what comes back when all is well, so a client cannot tell success from surprise.",
  help: "Describe the successful response with its status and its body.",
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
