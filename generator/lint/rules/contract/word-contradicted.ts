import { defineRule, type Rule } from "../../rule.js";

export const wordContradicted: Rule = defineRule({
  id: "contract/word-contradicted",
  severity: "error",
  title: "A case or a guard says otherwise than the word that it is for",
  why: "Two outcomes that were swapped look like any others: a pet that was adopted is told to be lost, in silence.",
  help: "Say what the word says. Where the provider means something else by it, say why with `because`.",
  examples: {
    as: "shown",
    wrong: `cases:
  released: { outcome: not_released, fault: PET_ADOPTED }
`,
    right: `cases:
  released: { outcome: released }
`,
  },
});
