import { getArray, getObject, isArray, isObject, type JsonObject, type JsonValue } from "../../../source/json.js";
import { inQuotes } from "../../quote.js";
import { defineRule, type Rule } from "../../rule.js";
import type { Site } from "../../sites.js";

export const conditionalFieldOnlyInProse: Rule = defineRule({
  id: "docs/conditional-field-only-in-prose",
  severity: "warning",
  title: "When a field is there stands in prose only",
  why: "The type says that it may always be absent or null, so a caller cannot rely on it where the prose says that it can.",
  help: "Read the field only where the condition holds. State the condition in the document or in repairs.overlay.yaml: with `if` and `then` from OpenAPI 3.1 on, up to 3.0 with a `oneOf` of which one alternative requires the field.",
  examples: {
    openapi: "3.1.0",
    wrong: `components:
  schemas:
    Pet:
      type: object
      properties:
        status: { type: string, enum: [FREE, KEPT] }
        owner: { type: string, description: Populated only when status is KEPT. }
`,
    right: `components:
  schemas:
    Pet:
      type: object
      properties:
        status: { type: string, enum: [FREE, KEPT] }
        owner: { type: string, description: Populated only when status is KEPT. }
      if: { properties: { status: { const: KEPT } }, required: [status] }
      then: { required: [owner] }
`,
  },
  *check({ passages }) {
    const seen = new Set<string>();
    for (const { text, locate, owner } of passages) {
      if (owner?.kind !== "schema" || !CONDITION.test(text) || isStated(owner)) continue;
      const place = owner.tokens.join("/");
      if (seen.has(place)) continue;
      seen.add(place);
      yield {
        at: locate(),
        message: `When the field is there is said in prose only: ${inQuotes(text)}`,
        subject: text,
      };
    }
  },
});

/** Whether the object that has the field says of it when it is there. */
function isStated({ tokens, parent }: Site): boolean {
  const [keyword, name] = tokens.slice(-2);
  if (keyword !== "properties" || name === undefined || parent === undefined) return false;
  return partsOf(parent.node).some((part) => conditionsIn(part).some((condition) => names(condition, String(name))));
}

/** A schema and the parts that hold all at once. */
function partsOf(schema: JsonObject): readonly JsonObject[] {
  return [schema, ...(getArray(schema, "allOf") ?? []).filter(isObject)];
}

/** The schemas that hold in some cases, and the lists of what is required in some. */
function conditionsIn(schema: JsonObject): readonly JsonValue[] {
  const cases = Object.hasOwn(schema, "if") ? [schema.then ?? true, schema.else ?? true] : [];
  const alternatives = ["oneOf", "anyOf"].flatMap((key) => getArray(schema, key) ?? []);
  const dependent = ["dependentSchemas", "dependentRequired"].flatMap((key) =>
    Object.values(getObject(schema, key) ?? {}),
  );
  return [...cases, ...alternatives, ...dependent];
}

function names(condition: JsonValue, field: string): boolean {
  if (isArray(condition)) return condition.includes(field);
  const properties = getObject(condition, "properties");
  return (
    getArray(condition, "required")?.includes(field) === true ||
    (properties !== undefined && Object.hasOwn(properties, field))
  );
}

const CONDITION =
  /^(?:(?:null|absent|empty|omitted) unless|(?:populated|present|returned|included|set|provided|available) only (?:when|if|for)|only (?:populated|present|returned|included|set|provided|available) (?:when|if|for))\b/i;
