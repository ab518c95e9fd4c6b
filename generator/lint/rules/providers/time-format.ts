import { getString, type JsonValue } from "../../../source/json.js";
import { defineRule, type Rule } from "../../rule.js";
import { bodyOf, isSuccess, propertiesOf } from "../../trait.js";

export const timeFormat: Rule = defineRule({
  id: "providers/time-format",
  severity: "info",
  title: "Times are written differently",
  why: "A number of seconds that is read as milliseconds, or as text, is a wrong time.",
  help: "Say in each binding how the time is written; the contract has one form.",
  examples: {
    as: "shown",
    wrong: `a: seconds since the epoch
b: RFC 3339
`,
    right: `a: RFC 3339
b: RFC 3339
`,
  },
  *traits(bound) {
    const { context, operation } = bound;
    for (const response of operation.responses.filter(isSuccess)) {
      const body = bodyOf(bound, response);
      for (const [name, property] of Object.entries(propertiesOf(body))) {
        const value = formOf(context.resolver.follow(property, [])?.node);
        if (body === undefined || value === undefined) continue;
        yield { value, at: context.locate([...body.tokens, "properties", name], "key") };
        return;
      }
    }
  },
});

function formOf(schema: JsonValue | undefined): string | undefined {
  if (getString(schema, "format") === "date-time") return "RFC 3339";
  const unit = /\b(milliseconds|seconds)\b[^.]*\bepoch\b/i.exec(getString(schema, "description") ?? "")?.[1];
  return unit === undefined ? undefined : `${unit.toLowerCase()} since the epoch`;
}
