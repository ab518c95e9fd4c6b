import { identityOf } from "../../identity.js";
import { defineRule, type Rule } from "../../rule.js";

export const idPlace: Rule = defineRule({
  id: "providers/id-place",
  severity: "info",
  title: "The id is sent in different places",
  why: "A wrong id in a path is another address, in a body it is another value: the refusals differ too.",
  help: "Leave the place to the binding.",
  examples: {
    as: "shown",
    wrong: `a: in the path
b: in the body
`,
    right: `a: in the path
b: in the path
`,
  },
  *traits(bound) {
    const { to } = identityOf(bound) ?? {};
    if (to !== undefined) yield { value: `in the ${to.in}`, at: bound.plan.operation.location };
  },
});
