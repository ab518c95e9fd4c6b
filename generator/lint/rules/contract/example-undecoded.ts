import { defineRule, type Rule } from "../../rule.js";

export const exampleUndecoded: Rule = defineRule({
  id: "contract/example-undecoded",
  severity: "error",
  title: "A documented example has no stated outcome",
  why: "The provider's own example would be read as unknown.",
  help: "Add the case that the example shows, or repair the example.",
  examples: {
    as: "shown",
    wrong: `cases: { FREE: { outcome: released } } # the example of the response says LOST
`,
    right: `cases:
  FREE: { outcome: released }
  LOST: { outcome: not_released, fault: PET_EXPIRED }
`,
  },
});
