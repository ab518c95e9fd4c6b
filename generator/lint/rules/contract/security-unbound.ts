import { defineRule, type Rule } from "../../rule.js";

export const securityUnbound: Rule = defineRule({
  id: "contract/security-unbound",
  severity: "error",
  title: "The security scheme cannot be bound",
  why: "No client can send the credentials that the operation demands.",
  help: "Use http bearer, http basic, an API key, OAuth 2 or OpenID Connect.",
  examples: {
    as: "shown",
    wrong: `securitySchemes: { key: { type: mutualTLS } }
`,
    right: `securitySchemes: { key: { type: http, scheme: bearer } }
`,
  },
});
