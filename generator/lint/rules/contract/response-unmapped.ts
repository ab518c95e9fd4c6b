import { defineRule, type Rule } from "../../rule.js";

export const responseUnmapped: Rule = defineRule({
  id: "contract/response-unmapped",
  severity: "error",
  title: "A declared response is not mapped",
  why: "What the provider documents would be read as unknown.",
  help: "Add an entry for the status; `{}` leaves it to the contract's own rules for that status.",
  examples: {
    as: "shown",
    wrong: `"200": { outcome: released, basis: status_code } # the document also declares 202
`,
    right: `"200": { outcome: released, basis: status_code }
"202": { outcome: release_pending, next: read_pet, basis: status_code }
`,
  },
});
