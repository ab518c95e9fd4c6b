import { defineRule, type Rule } from "../../rule.js";

export const workInFlight: Rule = defineRule({
  id: "providers/work-in-flight",
  severity: "info",
  title: "What becomes of work in flight is said by some",
  why: "Where nothing is said, what was under way may still come to an end after the call.",
  help: "Ask the provider; until then watch for what arrives late.",
  examples: {
    as: "shown",
    wrong: `a: said
b: not said
`,
    right: `a: said
b: said
`,
  },
  *traits({ context, operation }) {
    const said = context.passages.find(({ text }) => /\bin[- ]flight\b/i.test(text));
    if (said === undefined) yield { value: "not said", at: context.locate(operation.site.tokens, "key") };
    else yield { value: "said", at: said.locate() };
  },
});
