import type { RequestAssignment } from "../contract/plan.js";
import { getObject, isObject, type JsonObject } from "../source/json.js";
import type { Location } from "../source/origin.js";
import { bodySchemas } from "./reach.js";
import type { Bound } from "./trait.js";

/** Where the id of the resource is sent, and what describes it there: its schema, and its parameter's example. */
export interface Identity {
  readonly to: RequestAssignment["to"];
  readonly schema: JsonObject;
  readonly at: Location;
}

export function identityOf(bound: Bound): Identity | undefined {
  const { plan, operation, context } = bound;
  const { identity } = plan.contract;
  const { to } = plan.request.find(({ from }) => from.kind === "input" && from.name === identity.input) ?? {};
  if (to === undefined) return undefined;
  if (to.in === "body") return inBody(bound, to);
  const parameter = operation.parameters.find((other) => other.in === to.in && other.name === to.name);
  const schema = context.resolver.follow(parameter?.node.schema, [])?.node;
  if (parameter === undefined || !isObject(schema)) return undefined;
  const { example } = parameter.node;
  return {
    to,
    schema: { ...(example === undefined ? {} : { example }), ...schema },
    at: context.locate(parameter.tokens),
  };
}

function inBody(
  { context, operation }: Bound,
  to: RequestAssignment["to"] & { readonly in: "body" },
): Identity | undefined {
  const entry = [...operation.site.tokens, "requestBody"];
  const body = context.resolver.follow(getObject(operation.site.node, "requestBody"), entry);
  if (body === undefined || !isObject(body.node)) return undefined;
  for (const { value, tokens } of bodySchemas(context, body.node, body.tokens)) {
    let found = context.resolver.follow(value, tokens);
    for (const name of to.path)
      found = context.resolver.follow(getObject(getObject(found?.node, "properties"), name), [
        ...(found?.tokens ?? []),
        "properties",
        name,
      ]);
    if (found !== undefined && isObject(found.node))
      return { to, schema: found.node, at: context.locate(found.tokens) };
  }
  return undefined;
}
