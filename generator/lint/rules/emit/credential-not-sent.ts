import { getString } from "../../../source/json.js";
import { defineRule, type Rule } from "../../rule.js";

export const credentialNotSent: Rule = defineRule({
  id: "emit/credential-not-sent",
  severity: "warning",
  title: "Generated clients do not send what a security scheme asks for",
  why: "A call goes out without it, and is refused unless the caller's own `fetch` or `headers` bring it. Generated servers leave it to their handlers.",
  help: "Give the client a `fetch` that authenticates (for mutual TLS one with a client certificate), or `headers`; or state another scheme that the provider takes.",
  examples: {
    wrong: `components:
  securitySchemes:
    login: { type: http, scheme: digest }
`,
    right: `components:
  securitySchemes:
    login: { type: http, scheme: basic }
`,
  },
  *check(context) {
    for (const { node, tokens } of context.sites.of("securityScheme")) {
      const type = getString(node, "type");
      const scheme = getString(node, "scheme");
      const name = JSON.stringify(tokens.at(-1));
      if (type === "mutualTLS") {
        yield {
          at: [...tokens, "type"],
          message: `The client certificate of ${name} is the caller's \`fetch\` to bring`,
        };
      } else if (type === "http" && scheme !== undefined && !/^(?:basic|bearer)$/i.test(scheme)) {
        const message = `The HTTP authentication scheme ${JSON.stringify(scheme)} of ${name} is not sent: only basic and bearer are`;
        yield { at: [...tokens, "scheme"], message };
      }
    }
  },
});
