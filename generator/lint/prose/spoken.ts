import { getArray, getObject } from "../../source/json.js";
import type { Context } from "../context.js";
import type { OperationView } from "../operations.js";
import type { Passage } from "../passages.js";
import type { Site } from "../sites.js";

/** An operation and the sentences that are about it alone. */
export interface Spoken {
  readonly operation: OperationView;
  readonly passages: readonly Passage[];
}

/**
 * The operations whose prose is read, with what is said at them: on the operation itself and on the refusals that it declares itself.
 * Of a document that a binding names, the bound operations: what else a provider's whole API says is nobody's work here. Of a
 * document by itself, all.
 */
export function spokenOf(context: Context): readonly Spoken[] {
  const isLoose = !isPage(context) && context.plans.length === 0;
  const operations = isLoose ? context.operations : context.boundOperations;
  const passages = new Map<Site, Passage[]>(operations.map(({ site }) => [site, []]));
  for (const passage of context.passages) {
    const { owner } = passage;
    if (owner === undefined) continue;
    const site = isRefusal(owner) ? operationOf(owner) : owner;
    if (site !== undefined) passages.get(site)?.push(passage);
  }
  return operations.map((operation) => ({ operation, passages: passages.get(operation.site) ?? [] }));
}

/** Whether a document is a page about its operations, and not the description of a whole API. */
export function isPage({ document }: Context): boolean {
  return document.kind !== "openapi";
}

function isRefusal({ kind, tokens }: Site): boolean {
  return kind === "response" && /^4/.test(String(tokens.at(-1)));
}

function operationOf(site: Site): Site | undefined {
  let found: Site | undefined = site;
  while (found !== undefined && found.kind !== "operation") found = found.parent;
  return found;
}

/** What a document calls states, in lower case: the values of members and parameters of that name. */
export function statesIn({ sites, resolver }: Context): ReadonlySet<string> {
  const named = sites
    .of("schema")
    .flatMap(({ node }) => Object.entries(getObject(node, "properties") ?? {}))
    .filter(([name]) => /(?:^|_)(?:status|state)$|(?:Status|State)$/.test(name));
  const values = named.flatMap(([, schema]) => getArray(resolver.follow(schema, [])?.node, "enum") ?? []);
  return new Set(values.flatMap((value) => (typeof value === "string" ? [value.toLowerCase()] : [])));
}
