import { defineRule, type Rule } from "../../rule.js";

export const statusContradicted: Rule = defineRule({
  id: "contract/status-contradicted",
  severity: "error",
  title: "A status means something else here than everywhere",
  why: "A caller who is told the wrong reason does the wrong thing next: looks for credentials where the id is wrong. A 2xx without a body is no refusal, and a timeout (408, 499) may come from whoever stands before the provider, after it did what it was asked.",
  help: "Leave the status to the contract's own rules. Where the provider means something else by it, say why with `because`.",
  examples: {
    as: "shown",
    wrong: `"403": { outcome: not_released, fault: PET_NOT_FOUND }
`,
    right: `"403": { outcome: not_released, fault: PET_NOT_FOUND, because: The page answers so for a pet of another shelter. }
`,
  },
});
