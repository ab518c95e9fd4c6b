import { isArray, isObject, type JsonObject, type JsonValue } from "../../../source/json.js";
import type { Context } from "../../context.js";
import type { Passage } from "../../passages.js";
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
    const named = schemasByName(context);
    for (const passage of context.passages) {
      const { text, locate } = passage;
      if (/\brecommend/i.test(text) || CONDITION.test(text)) continue;
      const schemas = limitedBy(passage, named);
      const isOpen = (limit: Limit, schema: JsonObject) =>
        fits(schema, limit.of) && !limit.keywords.some((keyword) => states(schema, keyword, context));
      const limit = LIMITS.find((one) => one.words.test(text) && schemas.every((schema) => isOpen(one, schema)));
      if (limit === undefined || schemas.length === 0) continue;
      yield { at: locate(), message: `A limit that no keyword states: ${inQuotes(text)}`, subject: text };
    }
    yield* endlessText(context);
  },
});

type ByName = ReadonlyMap<string, readonly JsonObject[]>;

/** The schemas of properties and parameters, by the names that a page calls them by. */
function schemasByName({ sites, resolver }: Context): ByName {
  const found = new Map<string, JsonObject[]>();
  const add = (name: JsonValue | undefined, part: JsonValue | undefined) => {
    const schema = resolver.follow(part, [])?.node;
    if (typeof name === "string" && isObject(schema)) found.set(name, [...(found.get(name) ?? []), schema]);
  };
  for (const { node } of sites.of("schema"))
    for (const [name, property] of Object.entries(isObject(node.properties) ? node.properties : {}))
      add(name, property);
  for (const { node } of sites.of("parameter")) add(node.name, node.schema ?? node);
  return found;
}

/** What a sentence is about: the schema that it describes or, on the page, all that bear the one name that it has in code. */
function limitedBy({ owner, text }: Passage, named: ByName): readonly JsonObject[] {
  if (owner !== undefined) return owner.kind === "schema" ? [owner.node] : [];
  const names = [...text.matchAll(/`([^`]{1,80})`/g)].flatMap(([, name = ""]) => (named.has(name) ? [name] : []));
  const [name, ...others] = new Set(names);
  return name === undefined || others.length > 0 ? [] : (named.get(name) ?? []);
}

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

/**
 * A limit under a condition that no member of the document decides: a keyword would refuse what others may send. Where the condition
 * names a value, in a code span or in capitals, a schema can state it.
 */
const CONDITION = /^(?:[-*•\s]|\*\*\w+\*\*)*(?:[Ff]or|[Ii]f|[Ww]hen|[Ww]here|[Uu]nless)\b(?![^,]*(?:`|\b[A-Z_]{3,}\b))/;

/** What is counted or bounded. A list or a map may have the limit of its items, keys or values. */
type Bounded = "text" | "members" | "items" | "any";

interface Limit {
  readonly words: RegExp;
  readonly of: Bounded;
  /** Any of these would state it. */
  readonly keywords: readonly string[];
}

const AT_MOST = "\\b(?:up to|at most|no more than|maximum of) \\d[\\d,]*";

const LIMITS: readonly Limit[] = [
  { words: /\bmust (?:be|use|start with) (?:an? )?(?:valid )?https?\b/i, of: "text", keywords: ["pattern"] },
  { words: new RegExp(`${AT_MOST} (?:characters|chars)\\b`, "i"), of: "text", keywords: ["maxLength", "pattern"] },
  {
    words: /\b\d+(?: ?[-–] ?| to | and )\d+ (?:characters|chars)\b/i,
    of: "text",
    keywords: ["minLength", "maxLength", "pattern"],
  },
  { words: /\bmax(?:imum)?[ -]?length(?: of| is)?:? *\d+/i, of: "text", keywords: ["maxLength", "pattern"] },
  { words: new RegExp(`${AT_MOST} (?:keys|properties|entries)\\b`, "i"), of: "members", keywords: ["maxProperties"] },
  { words: new RegExp(`${AT_MOST} (?:items|elements)\\b`, "i"), of: "items", keywords: ["maxItems"] },
  {
    words: /\bmax(?:imum)?(?: allowed)? [^.]{1,60}\bis \d+\b(?! (?:second|minute|hour|day|week|month|year)s?\b)/i,
    of: "any",
    keywords: ["maximum", "maxLength", "maxItems", "maxProperties", "pattern"],
  },
  {
    words: /\bmust be (?:exactly )?\d+\b/i,
    of: "any",
    keywords: ["const", "enum", "maximum", "pattern", "maxLength"],
  },
  { words: /\bUUID ?v[1-8]\b/i, of: "text", keywords: ["pattern"] },
];

/** The types of which something can be counted so. Text also in lists and maps of it. */
const TYPES: Readonly<Record<Exclude<Bounded, "any">, readonly string[]>> = {
  text: ["string", "array", "object"],
  members: ["object"],
  items: ["array"],
};

/** Whether a schema is of a type that has what is counted: 250 items are no limit of an id that leads to them. */
function fits(schema: JsonObject, bounded: Bounded): boolean {
  const types = isArray(schema.type) ? schema.type : [schema.type];
  if (bounded === "any" || types.every((type) => typeof type !== "string")) return true;
  return types.some((type) => typeof type === "string" && TYPES[bounded].includes(type));
}

/** Whether a schema, or what it says of its items, its keys or its values, has the keyword; of values, an alternative is enough. */
function states(schema: JsonObject, keyword: string, { resolver }: Context): boolean {
  const resolved = (part: JsonValue | undefined) => resolver.follow(part, [])?.node;
  const inner = [schema.items, schema.propertyNames, schema.additionalProperties].map(resolved).filter(isObject);
  const parts = inner.flatMap(({ anyOf, oneOf }) => [anyOf, oneOf].flatMap((list) => (isArray(list) ? list : [])));
  return [schema, ...inner, ...parts.map(resolved)].some((part) => isObject(part) && Object.hasOwn(part, keyword));
}
