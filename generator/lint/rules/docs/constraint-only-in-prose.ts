import { getString, isObject, type JsonObject, type JsonValue } from "../../../source/json.js";
import type { Context } from "../../context.js";
import type { Passage } from "../../passages.js";
import { type Limit, limitsIn } from "../../prose/limits.js";
import { isUnstated, measuresOf } from "../../prose/measures.js";
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
    for (const { passage, also } of untold(context)) {
      yield {
        at: passage.locate(),
        message: `A limit that no keyword states: ${inQuotes(passage.text)}`,
        subject: passage.text,
        related: also.map(({ text, locate }) => ({ message: inQuotes(text), location: locate() })),
      };
    }
    yield* endlessText(context);
  },
});

/** Sentences that set a limit which no keyword states. All that stand in one description are one finding: the schema lacks its limits. */
interface Untold {
  readonly passage: Passage;
  readonly also: Passage[];
}

function untold(context: Context): readonly Untold[] {
  const named = schemasByName(context);
  const found: Untold[] = [];
  const byOwner = new Map<JsonObject, Untold>();
  for (const passage of context.passages) {
    if (!isUntold(passage, named, context)) continue;
    const known = passage.owner === undefined ? undefined : byOwner.get(passage.owner.node);
    if (known !== undefined) {
      known.also.push(passage);
      continue;
    }
    const one: Untold = { passage, also: [] };
    found.push(one);
    if (passage.owner !== undefined) byOwner.set(passage.owner.node, one);
  }
  return found;
}

function isUntold(passage: Passage, named: ByName, context: Context): boolean {
  // Most sentences have no number: they are not worth a search.
  const limits = /\d|https?/i.test(passage.text) ? limitsIn(passage.text) : [];
  if (limits.length === 0) return false;
  const { name, schemas } = limitedBy(passage, named, context);
  const all = schemas.map((schema) => measuresOf(schema, context));
  return (
    all.length > 0 &&
    limits.some((limit) => isInUnitOf(limit, name) && all.every((measures) => isUnstated(limit, measures)))
  );
}

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

interface Limited {
  readonly name: string;
  readonly schemas: readonly JsonObject[];
}

const NOTHING: Limited = { name: "", schemas: [] };

/** What a sentence is about: what it describes or, on the page, all schemas that bear the one name that it has in code. */
function limitedBy({ owner, text }: Passage, named: ByName, { resolver }: Context): Limited {
  if (owner?.kind === "schema") return { name: String(owner.tokens.at(-1)), schemas: [owner.node] };
  if (owner?.kind === "parameter" || owner?.kind === "header") {
    const schema = resolver.follow(owner.node.schema ?? owner.node, [])?.node;
    return { name: getString(owner.node, "name") ?? "", schemas: isObject(schema) ? [schema] : [] };
  }
  if (owner !== undefined) return NOTHING;
  const names = [...text.matchAll(/`([^`]{1,80})`/g)].flatMap(([, name = ""]) => (named.has(name) ? [name] : []));
  const [name, ...others] = new Set(names);
  return name === undefined || others.length > 0 ? NOTHING : { name, schemas: named.get(name) ?? [] };
}

/** A number of hours limits what is in hours. */
function isInUnitOf({ unit }: Limit, name: string): boolean {
  return unit === undefined || name.toLowerCase().includes(unit.replace(/s$/, ""));
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
