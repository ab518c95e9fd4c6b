import { defineRule, type Rule } from "../../rule.js";

export const struct: Rule = defineRule({
  id: "openapi/struct",
  redocly: "struct",
  severity: "error",
  title: "The document is not shaped as OpenAPI demands",
  why: "Tools ignore, refuse or misread what stands where the specification has no place for it.",
  help: "Bring the member into the form that the message names; the specification's table for this object lists what may stand here.",
  examples: {
    wrong: `info:
  title: Pets
  version: "1"
  contact: Anna
`,
    right: `info:
  title: Pets
  version: "1"
  contact: { name: Anna }
`,
  },
});
