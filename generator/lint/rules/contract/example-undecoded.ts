import { defineRule, type Rule } from "../../rule.js";

export const exampleUndecoded: Rule = defineRule({
  id: "contract/example-undecoded",
  severity: "error",
  title: "An example of the document has no stated outcome",
  why: "What the provider itself shows would be unrecognised.",
  help: "Bind the case, or mend the example.",
  examples: {
    as: "shown",
    wrong: `(an example with status LOST, which no case names)
`,
    right: `cases: { LOST: { outcome: not_released, fault: LOST } }
`,
  },
});
