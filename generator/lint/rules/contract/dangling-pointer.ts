import { defineRule, type Rule } from "../../rule.js";

export const danglingPointer: Rule = defineRule({
  id: "contract/dangling-pointer",
  severity: "error",
  title: "A value that the document does not declare",
  why: "It would always be absent, and the outcome always unknown. So is what is `writeOnly`.",
  help: "Point at a declared member, or declare it in an overlay.",
  examples: {
    as: "shown",
    wrong: `switch: $response.body#/state
`,
    right: `switch: $response.body#/status
`,
  },
});
