import { defineRule, type Rule } from "../../rule.js";

export const switchNotExhaustive: Rule = defineRule({
  id: "contract/switch-not-exhaustive",
  severity: "error",
  title: "The cases do not name every value",
  why: "A value that is documented would end as unknown, or a new one pass unseen. Guards alone count no values, tell none in the result and report none that is absent.",
  help: "Switch on the state and add a case for each value; where the document has no enumeration, state it in the assumptions overlay.",
  examples: {
    as: "shown",
    wrong: `cases: { FREE: { outcome: released } } # the enum also has KEPT
`,
    right: `cases:
  FREE: { outcome: released }
  KEPT: { outcome: not_released, fault: PET_ADOPTED }
`,
  },
});
