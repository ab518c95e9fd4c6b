import { inCode } from "../../quote.js";
import { defineRule, type Rule } from "../../rule.js";
import { renamesOf } from "./rename-component.js";

/** OpenAPI 3.1, 4.8.7.1. */
const FITTING = /^[A-Za-z0-9._-]+$/;

export const invalidComponentKey: Rule = defineRule({
  id: "shape/invalid-component-key",
  severity: "error",
  title: "The name of a component has characters that OpenAPI does not allow",
  why: "Names of components may hold letters, digits, `.`, `_` and `-` only; tools refuse others or make code that does not compile.",
  help: "Rename the component and what refers to it. Where a discriminator has the name as a value, a mapping must keep it.",
  mends: "`concordat fix` proposes the repair, with such mappings.",
  covers: [{ rule: "openapi/spec-components-invalid-map-name", where: "here" }],
  examples: {
    wrong: `components:
  securitySchemes:
    Access Key: { type: http, scheme: bearer }
`,
    right: `components:
  securitySchemes:
    Access_Key: { type: http, scheme: bearer }
`,
  },
  *check(context) {
    for (const { map, name, fix } of renamesOf(context, { rule: this.id, fits: (name) => FITTING.test(name) })) {
      yield {
        at: [...map, name],
        point: "key",
        message: `${inCode(name)} is no name for a component: only letters, digits, \`.\`, \`_\` and \`-\` are allowed`,
        subject: name,
        fix,
      };
    }
  },
});
