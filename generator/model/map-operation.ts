import type { IncomingOperation, MediaType, Operation, Schema } from "./model.js";

/**
 * A change of the schemas that stand in operations. What operations share stays shared, and what does not change stays itself.
 *
 * @param change what becomes of a schema; the schema itself where nothing does
 */
export function changeOperations(
  change: (schema: Schema) => Schema,
): <T extends Operation | IncomingOperation>(operation: T) => T {
  const changed = new Map<object, object>();
  function once<T extends object>(given: T, make: () => T): T {
    // A thing is changed to one of its own kind.
    const made = (changed.get(given) as T | undefined) ?? make();
    changed.set(given, made);
    return made;
  }
  function holder<T extends Pick<MediaType, "schema">>(given: T): T {
    return once(given, () => {
      const schema = given.schema && change(given.schema);
      return schema === given.schema ? given : { ...given, schema };
    });
  }
  function each<T extends object>(list: readonly T[], make: (one: T) => T): readonly T[] {
    const made = list.map(make);
    return made.every((one, index) => one === list[index]) ? list : made;
  }
  return function inOperation<T extends Operation | IncomingOperation>(operation: T): T {
    const { parameters, requestBody, responses } = operation;
    const callbacks = "callbacks" in operation ? operation.callbacks : undefined;
    const parts = {
      parameters: each(parameters, holder),
      ...(requestBody !== undefined && {
        requestBody: once(requestBody, () => withParts(requestBody, { content: each(requestBody.content, holder) })),
      }),
      responses: each(responses, (response) =>
        once(response, () =>
          withParts(response, { headers: each(response.headers, holder), content: each(response.content, holder) }),
        ),
      ),
      ...(callbacks !== undefined && { callbacks: each(callbacks, inOperation) }),
    };
    return withParts(operation, parts);
  };
}

/** The thing with other parts; itself where they are the same. */
function withParts<P extends object, T extends P>(given: T, parts: P): T {
  const isSame = Object.entries(parts).every(([key, part]) => Reflect.get(given, key) === part);
  return isSame ? given : { ...given, ...parts };
}
