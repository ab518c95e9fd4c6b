import { defineRule, type Rule } from "../../rule.js";

export const securityUnbound: Rule = defineRule({
  id: "contract/security-unbound",
  severity: "error",
  title: "The operation does not say how a caller authenticates",
  why: "A client without credentials fails at the first call.",
  help: "Define the scheme in an overlay, or say `security: none` where the operation is public.",
  examples: {
    as: "shown",
    wrong: `securitySchemes: { key: { type: mutualTLS } }
`,
    right: `securitySchemes: { key: { type: http, scheme: bearer } }
`,
  },
});
