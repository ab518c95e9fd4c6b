import { inCode } from "../../quote.js";
import { defineRule, type Rule } from "../../rule.js";

export const securityScopesDefined: Rule = defineRule({
  id: "openapi/security-scopes-defined",
  redocly: "security-scopes-defined",
  severity: "warning",
  title: "A scope is required that no flow offers",
  why: "A client asks for a token with a scope that the document does not have: the request for it fails, or every call is refused.",
  help: "Declare the scope in the flows that offer it, or correct its name.",
  redoclyTells: (context, at) => {
    const scheme = String(at.at(-2));
    return {
      message: `The scope ${inCode(String(context.valueAt(at)))} is in no flow of the security scheme \`${scheme}\``,
    };
  },
  examples: {
    wrong: `security: [{ oauth: [pets.write] }]
components:
  securitySchemes:
    oauth:
      type: oauth2
      flows:
        clientCredentials: { tokenUrl: "https://id.example.test/token", scopes: { pets.read: Read } }
`,
    right: `security: [{ oauth: [pets.read] }]
components:
  securitySchemes:
    oauth:
      type: oauth2
      flows:
        clientCredentials: { tokenUrl: "https://id.example.test/token", scopes: { pets.read: Read } }
`,
  },
});
