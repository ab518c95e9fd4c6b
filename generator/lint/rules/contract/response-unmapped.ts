import { defineRule, type Rule } from "../../rule.js";

export const responseUnmapped: Rule = defineRule({
  id: "contract/response-unmapped",
  severity: "error",
  title: "A declared response has no meaning",
  why: "When it comes, the outcome is unknown though the document describes it.",
  help: "Add an entry for the status.",
  examples: {
    as: "shown",
    wrong: `"200": { decision: { outcome: released } }   # the document also declares 202
`,
    right: `"200": { decision: { outcome: released } }
"202": { decision: { outcome: release_pending } }
`,
  },
});
