import { defineRule, type Rule } from "../../rule.js";
import { marked } from "../../trait.js";

export const idempotencyKey: Rule = defineRule({
  id: "providers/idempotency-key",
  severity: "info",
  title: "Idempotency keys are taken by some",
  why: "Only where a key is taken can an unanswered call be sent again without doing it twice.",
  help: "Send a key always; the binding drops it where the provider takes none.",
  examples: {
    as: "shown",
    wrong: `a: Idempotency-Key
b: none
`,
    right: `a: Idempotency-Key
b: Idempotency-Key
`,
  },
  *traits(bound) {
    const { plan, operation, context } = bound;
    const header = operation.parameters.find(
      ({ name }) => name.toLowerCase() === plan.idempotencyHeader?.toLowerCase(),
    );
    if (header === undefined) yield { value: "none", at: context.locate(operation.site.tokens, "key") };
    else yield marked(header.name, context.locate(header.tokens), bound);
  },
});
