import { formatPointer } from "../source/pointer.js";
import { type Context, report } from "./context.js";
import type { HttpMethod, Operation, Parameter } from "./model.js";
import { type Inherited, type PathlessOperation, readOperation, readParameters } from "./operation.js";
import { child, type ObjectPlace } from "./place.js";
import { isExtension, readMembers, readObject, unusable } from "./read.js";
import { shared } from "./reference.js";
import { readServers } from "./server.js";
import { readOperation2 } from "./swagger2/operation.js";

/** The fixed fields of a Path Item Object that hold operations (OpenAPI 3.1, 4.8.9; `query` since 3.2). */
export const httpMethods: readonly HttpMethod[] = [
  ...(["get", "put", "post", "delete", "options", "head", "patch", "trace", "query"] as const),
];

/** The operations of the Paths Object (OpenAPI 3.1, 4.8.8), in the document's order of paths and of methods. */
export function readPaths(context: Context, inherited: Inherited): Omit<Operation, "name">[] {
  const readItem = shared((_, item) => readPathItem(context, item, inherited));
  return readMembers(context, context.root, "paths").flatMap(([path, member]) => {
    if (isExtension(path)) return [];
    if (!path.startsWith("/")) return unusable(context, member, "under a path that begins with /") ?? [];
    return (readItem(context, member) ?? []).map((operation) => ({
      ...operation,
      path,
      parameters: [...operation.parameters, ...undeclaredParameters(operation, path)],
    }));
  });
}

/** The Path Item Object (OpenAPI 3.1, 4.8.9). Several paths may refer to one, so its operations do not know their path yet. */
function readPathItem(context: Context, item: ObjectPlace, inherited: Inherited): PathlessOperation[] {
  const isSwagger = context.document.version === "2.0";
  const own: Inherited = {
    // Some of 2.0's are bodies, so each of its operations reads them itself.
    parameters: isSwagger ? [] : readParameters(context, item),
    servers: readServers(context, item) ?? inherited.servers,
    security: inherited.security,
  };
  const additional = child(item, "additionalOperations");
  if (additional !== undefined) {
    report(context, {
      rule: "model/unsupported-keyword",
      place: additional,
      message: "Operations under additionalOperations are not generated: only the methods of the specification are",
    });
  }
  const methods = Object.keys(item.value).flatMap((key) => httpMethods.find((method) => method === key) ?? []);
  return methods.flatMap((method) => {
    const place = readObject(context, item, method);
    if (place === undefined) return [];
    const input = { place, method, inherited: own };
    return isSwagger ? readOperation2(context, input, item) : readOperation(context, input);
  });
}

/**
 * The template's expressions that no parameter declares (OpenAPI 3.1, 4.8.2: each must). Without a value for each of them
 * nothing can be asked for, so they are parameters all the same: a segment of a path is text.
 */
function undeclaredParameters(operation: PathlessOperation, path: string): Parameter[] {
  const declared = new Set(operation.parameters.filter((one) => one.in === "path").map(({ name }) => name));
  const names = new Set([...path.matchAll(/\{([^{}]+)\}/g)].flatMap((match) => match[1] ?? []));
  const { location } = operation;
  return [...names]
    .filter((name) => !declared.has(name))
    .map((name) => ({ name, pointer: operation.pointer + formatPointer(["parameters", name]) }))
    .map(({ name, pointer }) => ({
      location,
      pointer,
      name,
      in: "path",
      required: true,
      deprecated: false,
      style: "simple",
      explode: false,
      allowReserved: false,
      schema: { location, pointer, types: ["string"] },
    }));
}
