import { defineRule, type Rule } from "../../rule.js";

export const inputLost: Rule = defineRule({
  id: "contract/input-lost",
  severity: "error",
  title: "An input of the contract is neither sent nor dropped",
  why: "A caller gives it and it has no effect, in silence.",
  help: "Send it, or name it under `drop`.",
  examples: {
    as: "shown",
    wrong: `request: { path: { id: $input.petId } }   # the contract also has \`reason\`
`,
    right: `request: { path: { id: $input.petId }, drop: [reason] }
`,
  },
});
