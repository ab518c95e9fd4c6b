import { defineRule, type Rule } from "../../rule.js";
import { bodyOf, propertiesOf } from "../../trait.js";

export const nameCase: Rule = defineRule({
  id: "providers/name-case",
  severity: "info",
  title: "Names of fields are written differently",
  why: "Code that is moved from one provider to the next misses every field.",
  help: "Use the generated types, in which the names are the provider's own.",
  examples: {
    as: "shown",
    wrong: `a: snake_case
b: camelCase
`,
    right: `a: snake_case
b: snake_case
`,
  },
  *traits(bound) {
    const { operation, context } = bound;
    const names = [
      ...operation.parameters.filter((parameter) => parameter.in !== "header").map(({ name }) => name),
      ...operation.responses.flatMap((response) => Object.keys(propertiesOf(bodyOf(bound, response)))),
    ];
    const snake = names.filter((name) => name.includes("_")).length;
    const camel = names.filter((name) => /[a-z][A-Z]/.test(name)).length;
    if (snake === camel) return;
    yield { value: snake > camel ? "snake_case" : "camelCase", at: context.locate(operation.site.tokens, "key") };
  },
});
