import { getString } from "../../../source/json.js";
import { defineRule, type Rule } from "../../rule.js";
import { marked } from "../../trait.js";

export const authentication: Rule = defineRule({
  id: "providers/authentication",
  severity: "info",
  title: "How callers authenticate differs",
  why: "A gateway holds credentials of each form, and renews those that expire.",
  help: "Give each client what its `auth` option takes.",
  examples: {
    as: "shown",
    wrong: `a: http basic
b: http bearer
`,
    right: `a: http bearer
b: http bearer
`,
  },
  *traits(bound) {
    const { context, plan } = bound;
    const schemes = new Set(plan.operation.security.flat().map(({ scheme }) => scheme));
    for (const site of context.sites.of("securityScheme")) {
      if (!schemes.has(String(site.tokens.at(-1)))) continue;
      const type = getString(site.node, "type") ?? "";
      const value = type === "http" ? `http ${getString(site.node, "scheme") ?? ""}` : type;
      yield marked(value, context.locate(site.tokens, "key"), bound);
    }
  },
});
