import { UNADDRESSED_OPERATIONS, UNNUMBERED_SUCCESS } from "../source/document.js";
import { getArray, getObject, getString, isObject, type JsonObject, type JsonValue } from "../source/json.js";
import type { PointerToken } from "../source/pointer.js";
import type { Resolved, Resolver } from "./resolver.js";
import type { Site, Sites } from "./sites.js";

/** A parameter of an operation, its own or its path's, with references followed. */
export interface ParameterView extends Resolved {
  readonly node: JsonObject;
  readonly name: string;
  readonly in: string;
  /** Where the operation names it: the entry of the list, which may be a reference. */
  readonly entry: readonly PointerToken[];
}

export interface ResponseView extends Resolved {
  readonly node: JsonObject;
  /** As the document writes it: `200`, `4XX`, `default`; `2XX` for a success that the page gives no number. */
  readonly status: string;
  readonly entry: readonly PointerToken[];
}

/** An operation as a reader sees it: references followed, its path's parameters among its own. */
export interface OperationView {
  readonly site: Site;
  /** `POST /pets/{id}`, or the key of an operation whose page states no address. */
  readonly name: string;
  readonly method: string | undefined;
  readonly path: string | undefined;
  readonly operationId: string | undefined;
  readonly parameters: readonly ParameterView[];
  readonly responses: readonly ResponseView[];
  /** What secures it: its own requirement list, else the document's; undefined where neither is there. */
  readonly security: readonly JsonValue[] | undefined;
}

/** The operations under `paths` and those without an address; callbacks and webhooks are the provider's calls, not ours. */
export function viewOperations(root: JsonObject, sites: Sites, resolver: Resolver): readonly OperationView[] {
  return sites
    .of("operation")
    .filter(({ tokens }) => tokens[0] === "paths" || tokens[0] === UNADDRESSED_OPERATIONS)
    .filter(({ tokens }) => tokens.length <= 3)
    .map((site) => view(root, site, resolver));
}

function view(root: JsonObject, site: Site, resolver: Resolver): OperationView {
  const addressed = site.tokens[0] === "paths";
  const path = addressed ? String(site.tokens[1]) : undefined;
  const method = addressed ? String(site.tokens[2]).toUpperCase() : undefined;
  const operationId = getString(site.node, "operationId");
  return {
    site,
    name: addressed ? `${method} ${path}` : String(site.tokens[1]),
    method,
    path,
    operationId,
    parameters: parametersOf(site, resolver),
    responses: responsesOf(site, resolver),
    security: getArray(site.node, "security") ?? getArray(root, "security"),
  };
}

function parametersOf(site: Site, resolver: Resolver): readonly ParameterView[] {
  const found = new Map<string, ParameterView>();
  for (const owner of [site.parent, site]) {
    if (owner === undefined) continue;
    for (const [index, item] of (getArray(owner.node, "parameters") ?? []).entries()) {
      const entry = [...owner.tokens, "parameters", index];
      const resolved = resolver.follow(item, entry);
      if (resolved === undefined || !isObject(resolved.node)) continue;
      const name = getString(resolved.node, "name");
      const place = getString(resolved.node, "in");
      if (name === undefined || place === undefined) continue;
      found.set(`${place} ${name}`, { node: resolved.node, tokens: resolved.tokens, name, in: place, entry });
    }
  }
  return [...found.values()];
}

function responsesOf(site: Site, resolver: Resolver): readonly ResponseView[] {
  const views: ResponseView[] = [];
  const success = getObject(site.node, UNNUMBERED_SUCCESS);
  if (success !== undefined) {
    const entry = [...site.tokens, UNNUMBERED_SUCCESS];
    views.push({ status: "2XX", node: success, tokens: entry, entry });
  }
  for (const [status, value] of Object.entries(getObject(site.node, "responses") ?? {})) {
    if (status.startsWith("x-")) continue;
    const entry = [...site.tokens, "responses", status];
    const resolved = resolver.follow(value, entry);
    if (resolved !== undefined && isObject(resolved.node)) {
      views.push({ status, node: resolved.node, tokens: resolved.tokens, entry });
    }
  }
  return views;
}
