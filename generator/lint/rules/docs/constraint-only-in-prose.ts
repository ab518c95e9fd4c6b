import { get, getArray, type JsonObject } from "../../../source/json.js";
import type { Context } from "../../context.js";
import { inQuotes } from "../../quote.js";
import { defineRule, type Problem, type Rule } from "../../rule.js";

export const constraintOnlyInProse: Rule = defineRule({
  id: "docs/constraint-only-in-prose",
  severity: "warning",
  title: "A limit stands in prose only",
  why: "No validator and no generated type knows it: the value that breaks it is refused by the server, or cut.",
  help: "Write it as a keyword: `format: uri`, `pattern`, `maxLength`, `maxProperties`, `maximum`.",
  examples: {
    wrong: `components:
  schemas:
    Link: { type: string, description: The page of the pet. Must be HTTPS. }
`,
    right: `components:
  schemas:
    Link: { type: string, format: uri, pattern: "^https://", description: The page of the pet. Must be HTTPS. }
`,
  },
  *check(context) {
    for (const { owner, text, locate } of context.passages) {
      if (owner?.kind !== "schema" || /\brecommend/i.test(text)) continue;
      const limit = LIMITS.find(
        ({ words, keywords }) => words.test(text) && !keywords.some((keyword) => Object.hasOwn(owner.node, keyword)),
      );
      if (limit === undefined || (limit.unless?.(owner.node, context) ?? false)) continue;
      yield { at: locate(), message: `A limit that no keyword states: ${inQuotes(text)}`, subject: text };
    }
    yield* endlessText(context);
  },
});

/** A caller's own words, for which neither the prose nor a keyword says how long they may be: nobody knows what is cut or refused. */
function* endlessText({ passages }: Context): Iterable<Problem> {
  for (const { owner, text, locate } of passages) {
    if (owner?.kind !== "schema" || owner.node.type !== "string" || !/\bfree[- ](?:form|text)\b/i.test(text)) continue;
    if (["maxLength", "enum", "pattern", "format"].some((keyword) => Object.hasOwn(owner.node, keyword))) continue;
    if (/\d/.test(text)) continue;
    yield {
      at: locate(),
      severity: "info",
      message: `\`${owner.tokens.at(-1)}\` is free text, and nothing says how long it may be`,
      subject: "length",
    };
  }
}

interface Limit {
  readonly words: RegExp;
  /** Any of these would state it. */
  readonly keywords: readonly string[];
  readonly unless?: (schema: JsonObject, context: Context) => boolean;
}

const LIMITS: readonly Limit[] = [
  { words: /\bmust (?:be|use|start with) (?:an? )?(?:valid )?https?\b/i, keywords: ["pattern"] },
  {
    words: /\b(?:up to|at most|no more than|maximum of) \d[\d,]* (?:characters|chars)\b/i,
    keywords: ["maxLength", "pattern", "propertyNames"],
    unless: limitsValues,
  },
  {
    words: /\b(?:up to|at most|no more than|maximum of) \d[\d,]* (?:keys|properties|entries)\b/i,
    keywords: ["maxProperties"],
  },
  { words: /\b(?:up to|at most|no more than|maximum of) \d[\d,]* (?:items|elements)\b/i, keywords: ["maxItems"] },
  {
    words: /\bmax(?:imum)?(?: allowed)? [^.]{1,60}\bis \d+\b(?! (?:second|minute|hour|day|week|month|year)s?\b)/i,
    keywords: ["maximum", "maxLength", "pattern"],
  },
  {
    words: /\bmust be (?:exactly )?\d+\b/i,
    keywords: ["const", "maximum", "pattern", "maxLength"],
    unless: (schema) => Array.isArray(schema.enum),
  },
  { words: /\bUUID ?v[1-8]\b/i, keywords: ["pattern"] },
];

/** Whether the schema of a map's values, or an alternative of it, limits their length. */
function limitsValues(schema: JsonObject, { resolver }: Context): boolean {
  const values = resolver.follow(schema.additionalProperties, [])?.node;
  const parts = [values, ...(getArray(values, "anyOf") ?? []), ...(getArray(values, "oneOf") ?? [])];
  return parts.some((part) => get(resolver.follow(part, [])?.node, "maxLength") !== undefined);
}
