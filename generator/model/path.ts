import { type Context, report } from "./context.js";
import type { HttpMethod, Operation } from "./model.js";
import { type Inherited, readOperation, readParameters } from "./operation.js";
import { child, type ObjectPlace } from "./place.js";
import { isExtension, readMembers, readObject, unusable } from "./read.js";
import { resolveObject } from "./reference.js";
import { readServers } from "./server.js";

/** The fixed fields of a Path Item Object that hold operations (OpenAPI 3.1, 4.8.9; `query` since 3.2). */
export const httpMethods: readonly HttpMethod[] = [
  ...(["get", "put", "post", "delete", "options", "head", "patch", "trace", "query"] as const),
];

/** The operations of the Paths Object (OpenAPI 3.1, 4.8.8), in the document's order of paths and of methods. */
export function readPaths(context: Context, inherited: Inherited): Omit<Operation, "name">[] {
  return readMembers(context, context.root, "paths").flatMap(([path, member]) => {
    if (isExtension(path)) return [];
    if (!path.startsWith("/")) return unusable(context, member, "under a path that begins with /") ?? [];
    const item = resolveObject(context, member);
    return item === undefined ? [] : readPathItem(context, { item, path, inherited });
  });
}

interface PathItemInput {
  readonly item: ObjectPlace;
  readonly path: string;
  readonly inherited: Inherited;
}

function readPathItem(context: Context, { item, path, inherited }: PathItemInput): Omit<Operation, "name">[] {
  const own: Inherited = {
    parameters: readParameters(context, item),
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
    return place === undefined ? [] : readOperation(context, { place, method, path, inherited: own });
  });
}
