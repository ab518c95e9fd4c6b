import { defineRule, type Rule } from "../../rule.js";

export const inputLost: Rule = defineRule({
  id: "contract/input-lost",
  severity: "error",
  title: "An input is neither sent nor dropped",
  why: "A caller would give a value that goes nowhere, and not learn it. An id that is sent only as what the operation does not require may leave another resource to be acted on.",
  help: "Send it, or list it under `request.drop`.",
  examples: {
    as: "shown",
    wrong: `request: { path: { id: $input.petId } }   # the contract also has \`reason\`
`,
    right: `request: { path: { id: $input.petId }, drop: [reason] }
`,
  },
});
