import type { JsonObject } from "../source/json.js";
import { mapOf, object } from "./json-object.js";
import type { Node, Operation } from "./model.js";
import { nameSchemas } from "./names.js";

export type ComponentKind = "parameters" | "requestBodies" | "responses";

/** What several operations share is printed once, so that a document of n operations cannot grow n times. */
export class SharedComponents {
  readonly #names: ReadonlyMap<string, string>;
  readonly #printed: Readonly<Record<ComponentKind, Map<string, JsonObject>>> = {
    parameters: new Map(),
    requestBodies: new Map(),
    responses: new Map(),
  };

  constructor(operations: readonly Operation[]) {
    const seen = new Set<string>();
    const repeated = new Set<string>();
    for (const { parameters, requestBody, responses } of operations) {
      for (const { pointer } of [...parameters, ...(requestBody === undefined ? [] : [requestBody]), ...responses]) {
        (seen.has(pointer) ? repeated : seen).add(pointer);
      }
    }
    this.#names = nameSchemas(repeated);
  }

  /** What `print` gives, or a reference to the component that it has become. */
  once(kind: ComponentKind, node: Node, print: () => JsonObject): JsonObject {
    const name = this.#names.get(node.pointer);
    if (name === undefined) return print();
    const printed = this.#printed[kind];
    if (!printed.has(name)) printed.set(name, print());
    return object({ $ref: `#/components/${kind}/${name}` });
  }

  printed(): Record<ComponentKind, JsonObject> {
    const { parameters, requestBodies, responses } = this.#printed;
    return { parameters: mapOf(parameters), requestBodies: mapOf(requestBodies), responses: mapOf(responses) };
  }
}
