import { defineRule, type Rule } from "../../rule.js";
import { bodyOf, isSuccess, propertiesOf } from "../../trait.js";

export const successBody: Rule = defineRule({
  id: "providers/success-body",
  severity: "info",
  title: "What a success tells differs",
  why: "With one provider the new state can be read at once, with another it takes a second call.",
  help: "Read the resource where the answer does not tell its state.",
  examples: {
    as: "shown",
    wrong: `a: no body
b: 3 fields
`,
    right: `a: 3 fields
b: 3 fields
`,
  },
  *traits(bound) {
    const { operation, context } = bound;
    const [response] = operation.responses.filter(isSuccess);
    if (response === undefined) return;
    const count = Object.keys(propertiesOf(bodyOf(bound, response))).length;
    yield { value: count === 0 ? "no body" : `${count} fields`, at: context.locate(response.entry, "key") };
  },
});
