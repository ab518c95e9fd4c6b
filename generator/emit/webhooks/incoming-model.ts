import type { ApiModel, IncomingOperation, Operation } from "../../model/model.js";
import { nameOperations, operationKey } from "../../model/names.js";
import { reachedSchemas } from "../../model/reach.js";
import { deriveModel, wholeOf } from "../../model/scope.js";

/**
 * What a provider asks of its users, its webhooks and the callbacks of its operations, as a model of its own: the operations of a
 * service that its users run. Where they run it is theirs to say, so each has a path made of its key, and no server. Undefined
 * where the document has none.
 */
export function incomingModel(model: ApiModel): ApiModel | undefined {
  const own = new Set(incomingOf(model).map(({ incoming }) => incoming));
  if (own.size === 0) return undefined;
  const operations = namedIncoming(model).flatMap(({ incoming, operation }) => (own.has(incoming) ? [operation] : []));
  const schemes = new Set(operations.flatMap(({ security }) => security.flat().map(({ scheme }) => scheme)));
  return deriveModel(model, {
    operations,
    servers: [],
    webhooks: [],
    schemas: reachedSchemas(operations, model.schemas),
    securitySchemes: new Map([...model.securitySchemes].filter(([name]) => schemes.has(name))),
  });
}

/** Those of the whole document, with names and paths that do not depend on the part that a model is. */
export function namedIncoming(model: ApiModel): readonly Named[] {
  const taken = new Set<string>();
  /** Where to go on for each wish: a callback may have thousands of expressions. */
  const next = new Map<string, number>();
  const unnamed = incomingOf(wholeOf(model)).map(({ incoming, wish }) => {
    const { method } = incoming;
    const wished = operationKey({ method, path: wish });
    let path = wish;
    // A callback may have several expressions, and different keys the same letters.
    let count = next.get(wished) ?? 2;
    for (; taken.has(operationKey({ method, path })); count += 1) path = `${wish}-${count}`;
    next.set(wished, count);
    taken.add(operationKey({ method, path }));
    return { incoming, operation: served(incoming, path) };
  });
  const names = nameOperations(unnamed.map(({ operation }) => ({ ...operation, operationId: wishedName(operation) })));
  return unnamed.map(({ incoming, operation }) => {
    return { incoming, operation: { name: names.get(operationKey(operation)) ?? "", ...operation } };
  });
}

interface Named {
  readonly incoming: IncomingOperation;
  readonly operation: Operation;
}

function incomingOf({ operations, webhooks = [] }: ApiModel): { incoming: IncomingOperation; wish: string }[] {
  return [
    ...webhooks.map((incoming) => ({ incoming, wish: `/${segment(incoming.key)}` })),
    ...operations.flatMap(({ callbacks = [], name }) =>
      callbacks.map((incoming) => ({ incoming, wish: `/${segment(name)}/${segment(incoming.key)}` })),
    ),
  ];
}

function served({ key: _, expression: __, ...operation }: IncomingOperation, path: string): Omit<Operation, "name"> {
  // A path that the document does not state has no parameters.
  const parameters = operation.parameters.filter((parameter) => parameter.in !== "path");
  return { ...operation, path, parameters, servers: [] };
}

/** The document's own name, or the key's: most webhooks have one method. */
function wishedName({ operationId, path }: Omit<Operation, "name">): string {
  return operationId ?? path.slice(1).replaceAll("/", " ");
}

/** A key as a segment of a path that needs no encoding; a callback's may be anything. */
function segment(key: string): string {
  return key.replace(/[^A-Za-z0-9_.-]+/g, "-").replace(/^[-.]+|[-.]+$/g, "") || "incoming";
}
