import type { ApiModel, Operation } from "./model.js";
import { methodText } from "./path.js";

/** The operation that people call by its operationId, by its name in code, or by `METHOD /path`; undefined where there is none. */
export function findOperation(model: Pick<ApiModel, "operations">, name: string): Operation | undefined {
  return model.operations.find(
    (operation) => operation.operationId === name || operation.name === name || addressOf(operation) === name,
  );
}

/** What every operation of a document can be called, for a message about a name that is none. */
export function operationNames(model: Pick<ApiModel, "operations">): string[] {
  return model.operations.flatMap((operation) => [operation.operationId ?? operation.name, addressOf(operation)]);
}

/** What people call an operation: its operationId, or `METHOD /path` where it has none. */
export function operationName(operation: Operation): string {
  return operation.operationId ?? addressOf(operation);
}

function addressOf({ method, path }: Operation): string {
  return `${methodText(method)} ${path}`;
}
