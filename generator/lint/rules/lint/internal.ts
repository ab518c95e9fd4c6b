import { defineRule, type Rule } from "../../rule.js";

export const internal: Rule = defineRule({
  id: "lint/internal",
  severity: "error",
  title: "A rule failed on this document",
  why: "What the rule would have found is not known, before the repairs and behind them. It is a mistake of ours in the rule, and none in the document.",
  help: "Report it with this message, what `concordat --version` prints, and the document if you can. To go on before it is mended, set `lint/internal` to off for this provider, with that as the reason.",
  examples: {
    as: "shown",
    wrong: `(no document should do this)
`,
    right: `(every document)
`,
  },
});
