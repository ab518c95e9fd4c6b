import { defineRule, type Rule } from "../../rule.js";

export const invalidOverlay: Rule = defineRule({
  id: "repair/invalid-overlay",
  severity: "error",
  title: "An overlay file cannot be used",
  why: "Its actions are not applied, so the document is generated from as it was published.",
  help: "Correct the file: it is an Overlay of specification 1.0 or 1.1 whose targets are RFC 9535 JSONPath.",
  examples: {
    as: "shown",
    wrong: `overlay: 1.1.0
actions: { target: $ }
`,
    right: `overlay: 1.1.0
info: { title: Repairs, version: 1.0.0 }
actions:
  - target: $.info
    update: { title: Pets }
`,
  },
});
