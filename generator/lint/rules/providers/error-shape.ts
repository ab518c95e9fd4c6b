import { defineRule, type Rule } from "../../rule.js";
import { bodyOf, isSuccess, marked, propertiesOf } from "../../trait.js";

export const errorShape: Rule = defineRule({
  id: "providers/error-shape",
  severity: "info",
  title: "Errors have different shapes",
  why: "What is the code with one provider is a text, or nothing, with another.",
  help: "Read the code where each binding says that it stands.",
  examples: {
    as: "shown",
    wrong: `a: "{ code, message }"
b: "{ type, title, status, detail }"
`,
    right: `a: "{ code, message }"
b: "{ code, message }"
`,
  },
  *traits(bound) {
    const { operation, context } = bound;
    const errors = operation.responses.filter((response) => !isSuccess(response));
    const bodies = errors.flatMap((response) => bodyOf(bound, response) ?? []);
    const body = bodies.find((candidate) => Object.keys(propertiesOf(candidate)).length > 0);
    if (body !== undefined)
      yield marked(`{ ${Object.keys(propertiesOf(body)).join(", ")} }`, context.locate(body.tokens), bound);
    else yield { value: "none described", at: context.locate(operation.site.tokens, "key") };
  },
});
