import type { Contract, ContractInput } from "../../contract/contract.js";
import { get, type JsonObject, type JsonValue, newObject } from "../../source/json.js";
import type { HandlerRequest } from "../generated-package.js";

/** A contract's input, from the places where its own operation carries each of its values. */
export function inputOf({ inputs }: Contract, request: HandlerRequest): JsonObject {
  const input = newObject();
  for (const each of inputs) {
    const value = carried(each, request);
    if (value !== undefined) input[each.name] = value;
  }
  return { ...input };
}

function carried({ at }: ContractInput, request: HandlerRequest): JsonValue | undefined {
  // The checked boundary: the generated server has read and checked all of these.
  const from = (values: Readonly<Record<string, unknown>>, name: string) => values[name] as JsonValue | undefined;
  switch (at.in) {
    case "path":
      return from(request.path, at.name);
    case "query":
      return from(request.query, at.name);
    case "header":
      return from(request.headers, at.name);
    case "cookie":
      return from(request.cookies, at.name);
    case "body":
      return at.path.reduce<JsonValue | undefined>(
        (node, key) => get(node, key),
        request.body as JsonValue | undefined,
      );
    default:
      return at satisfies never;
  }
}
