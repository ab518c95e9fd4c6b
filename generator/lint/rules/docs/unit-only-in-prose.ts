import { getObject, getString, type JsonValue } from "../../../source/json.js";
import { defineRule, type Rule } from "../../rule.js";

export const unitOnlyInProse: Rule = defineRule({
  id: "docs/unit-only-in-prose",
  severity: "warning",
  title: "The unit of a number stands in prose only, or nowhere",
  why: "A number of seconds read as milliseconds is another day; nothing in the type tells them apart.",
  help: "State the unit as a format, such as `format: unix-time` for seconds since the Unix epoch, in the document or in repairs.overlay.yaml. A binding that reads the number says it with `as: epoch_seconds`. Where no unit is said, ask the provider.",
  examples: {
    wrong: `components:
  schemas:
    Pet:
      type: object
      properties:
        born: { type: integer, description: Measured in seconds since the Unix epoch. }
`,
    right: `components:
  schemas:
    Pet:
      type: object
      properties:
        born: { type: integer, format: unix-time, description: Measured in seconds since the Unix epoch. }
`,
  },
  *check({ sites }) {
    for (const { node, tokens } of sites.of("schema")) {
      const numbers = Object.entries(getObject(node, "properties") ?? {}).filter(([, property]) => isInteger(property));
      const told = numbers.filter(([, property]) => UNIT.test(getString(property, "description") ?? ""));
      for (const [name, property] of told) {
        const unit = UNIT.exec(getString(property, "description") ?? "")?.[0];
        yield {
          at: [...tokens, "properties", name],
          point: "key",
          message: `\`${name}\` is a number whose unit stands in prose only: “${unit}”`,
          subject: name,
        };
      }
      if (told.length === 0) continue;
      for (const [name, property] of numbers) {
        const description = getString(property, "description") ?? "";
        if (!/(?:_at|_time|At|Time)$|^(?:created|updated|expires)$/.test(name) || SAID.test(description)) continue;
        yield {
          at: [...tokens, "properties", name],
          point: "key",
          message: `\`${name}\` is a number like its siblings, and no unit is said`,
          subject: name,
        };
      }
    }
  },
});

/** Any word for a unit of time: then something is said. */
const SAID = /\b(?:(?:milli|micro)?seconds?|minutes?|hours?|days?|months?|years?|timestamp|unix|epoch)\b/i;

const UNIT = /\b(?:milli|micro)?seconds since (?:the )?(?:unix )?epoch\b/i;

/** A number whose format does not say what it counts, such as `unix-time`. */
function isInteger(property: JsonValue): boolean {
  const { type, format } = property as { readonly type?: JsonValue; readonly format?: JsonValue };
  if (typeof format === "string" && /time|epoch|second|duration|date/i.test(format)) return false;
  return type === "integer" || type === "number" || (Array.isArray(type) && type.includes("integer"));
}
