import { getObject, isArray, isObject, type JsonObject, type JsonValue } from "../source/json.js";
import { shapesOf } from "../source/objects.js";
import type { PointerToken } from "../source/pointer.js";
import type { Context } from "./context.js";
import type { OperationView } from "./operations.js";

export interface ReachedSchema {
  readonly node: JsonObject;
  readonly tokens: readonly PointerToken[];
  /** The statuses of the responses that lead to it, in the order in which they were met. */
  readonly statuses: ReadonlySet<string>;
}

/** Every schema that a response of these operations reaches, each once, references followed; by default of all operations. */
export function reachableSchemas(
  context: Context,
  operations: readonly OperationView[] = context.operations,
): readonly ReachedSchema[] {
  const reached = new Map<JsonObject, { tokens: readonly PointerToken[]; statuses: Set<string> }>();
  for (const { responses } of operations) {
    for (const response of responses) {
      for (const start of bodySchemas(context, response.node, response.tokens))
        walk(context, { ...start, status: response.status }, reached);
    }
  }
  return [...reached].map(([node, found]) => ({ node, ...found }));
}

interface Start {
  readonly value: JsonValue | undefined;
  readonly tokens: readonly PointerToken[];
}

/** The schemas of a response's body: one for each media type, or the one of a 2.0 response. */
export function bodySchemas(context: Context, node: JsonObject, tokens: readonly PointerToken[]): readonly Start[] {
  if (context.document.version === "2.0") return [{ value: node.schema, tokens: [...tokens, "schema"] }];
  return Object.entries(getObject(node, "content") ?? {}).map(([type, media]) => ({
    value: getObject(media, "schema"),
    tokens: [...tokens, "content", type, "schema"],
  }));
}

function walk(
  context: Context,
  start: Start & { readonly status: string },
  reached: Map<JsonObject, { tokens: readonly PointerToken[]; statuses: Set<string> }>,
): void {
  const members = shapesOf(context.document.version).get("schema")?.members ?? new Map();
  const stack: Start[] = [start];
  for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
    const resolved = context.resolver.follow(next.value, next.tokens);
    if (resolved === undefined || !isObject(resolved.node)) continue;
    const { node, tokens } = resolved;
    const known = reached.get(node);
    if (known?.statuses.has(start.status) === true) continue;
    if (known === undefined) reached.set(node, { tokens, statuses: new Set([start.status]) });
    else known.statuses.add(start.status);
    for (const [key, value] of Object.entries(node)) {
      const member = members.get(key);
      if (member?.kind !== "schema") continue;
      if (member.shape === "one") stack.push({ value, tokens: [...tokens, key] });
      else if (isArray(value))
        for (const [index, item] of value.entries()) stack.push({ value: item, tokens: [...tokens, key, index] });
      else if (isObject(value))
        for (const [name, item] of Object.entries(value)) stack.push({ value: item, tokens: [...tokens, key, name] });
    }
  }
}
