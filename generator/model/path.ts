import { formatPointer } from "../source/pointer.js";
import { type Context, report } from "./context.js";
import type { HttpMethod, IncomingOperation, Operation, Parameter } from "./model.js";
import { type Inherited, type PathlessOperation, readOperation, readParameters } from "./operation.js";
import { members, type ObjectPlace, type Place } from "./place.js";
import { asObject, isExtension, isObjectPlace, quoted, readMembers, readObject, unusable } from "./read.js";
import { resolveObject, shared } from "./reference.js";
import { readServers } from "./server.js";
import { readOperation2 } from "./swagger2/operation.js";
import { reportUnkept } from "./unkept.js";

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
    reportBesideReference(context, member);
    return (readItem(context, member) ?? []).map((operation) => ({
      ...operation,
      path,
      parameters: parametersAt(path, operation),
    }));
  });
}

/** What stands beside the `$ref` of a path item, where its behaviour is undefined (OpenAPI 3.1, 4.8.9.1). */
function reportBesideReference(context: Context, place: Place): void {
  if (!isObjectPlace(place) || !Object.hasOwn(place.value, "$ref")) return;
  for (const [key, member] of members(place)) {
    if (["$ref", "summary", "description"].includes(key) || isExtension(key)) continue;
    report(context, {
      rule: "model/unsupported-keyword",
      place: member,
      message: `${quoted(key)} beside the $ref of a path item is not read: it has no meaning that is defined`,
      help: "Move it into the path item that the reference names, or write that one out here.",
    });
  }
}

/** The `webhooks` of a document (OpenAPI 3.1, 4.8.1). */
export function readWebhooks(context: Context, inherited: Inherited): IncomingOperation[] {
  return readMembers(context, context.root, "webhooks").flatMap(([key, member]) =>
    readIncoming(context, { key, member, inherited }),
  );
}

/** The Path Item Object (OpenAPI 3.1, 4.8.9). Several paths may refer to one, so its operations do not know their path yet. */
function readPathItem(context: Context, item: ObjectPlace, inherited: Inherited): PathlessOperation[] {
  return readMethods(context, item, inherited).map(({ operation, place }) => {
    const callbacks = readCallbacks(context, place, inherited);
    return callbacks.length === 0 ? operation : { ...operation, callbacks };
  });
}

interface ReadMethod {
  readonly operation: PathlessOperation;
  readonly place: ObjectPlace;
}

function readMethods(context: Context, item: ObjectPlace, inherited: Inherited): ReadMethod[] {
  const isSwagger = context.document.version === "2.0";
  const own: Inherited = {
    // Some of 2.0's are bodies, so each of its operations reads them itself.
    parameters: isSwagger ? [] : readParameters(context, item),
    servers: readServers(context, item) ?? inherited.servers,
    security: inherited.security,
  };
  const methods = Object.keys(item.value).flatMap((key) => httpMethods.find((method) => method === key) ?? []);
  const standard = methods.flatMap((method) => [[method, readObject(context, item, method)] as const]);
  return [...standard, ...additionalOperations(context, item)].flatMap(([method, place]) => {
    if (place === undefined) return [];
    const input = { place, method, inherited: own };
    return { operation: isSwagger ? readOperation2(context, input, item) : readOperation(context, input), place };
  });
}

/** `additionalOperations` (OpenAPI 3.2, 4.8.9): further methods, each a token (RFC 9110 section 5.6.2) in its own capitals. */
function additionalOperations(context: Context, item: ObjectPlace): (readonly [string, ObjectPlace | undefined])[] {
  return readMembers(context, item, "additionalOperations").map(([method, member]) => {
    if (isHttpMethod(method.toLowerCase()) || !/^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/.test(method)) {
      return [method, unusable(context, member, "under a method that a path item has no field for")] as const;
    }
    return [method, asObject(context, member)] as const;
  });
}

/** The Callback Objects of an operation (OpenAPI 3.1, 4.8.18). Callbacks of callbacks are not read: they might not end. */
function readCallbacks(context: Context, operation: ObjectPlace, inherited: Inherited): IncomingOperation[] {
  return readMembers(context, operation, "callbacks").flatMap(([key, held]) => {
    const callback = resolveObject(context, held);
    return (callback === undefined ? [] : members(callback)).flatMap(([expression, member]) =>
      isExtension(expression) ? [] : readIncoming(context, { key, expression, member, inherited }),
    );
  });
}

interface Incoming {
  readonly key: string;
  readonly expression?: string;
  readonly member: Place;
  readonly inherited: Inherited;
}

function readIncoming(context: Context, { member, inherited, ...about }: Incoming): IncomingOperation[] {
  const item = resolveObject(context, member);
  if (item === undefined) return [];
  reportBesideReference(context, member);
  return readMethods(context, item, { ...inherited, parameters: [] }).map(
    ({ operation: { servers, ...operation }, place }) => {
      reportUnkept(context, place, "incomingOperation");
      return { ...operation, ...about };
    },
  );
}

/**
 * An operation's parameters at one of its paths, which must name the same things (OpenAPI 3.1, 4.8.2, 4.8.12.2; where they do not is
 * `shape/path-parameter-mismatch`). A parameter that the path has no place for can be neither sent nor received, so it is none. A
 * place that no parameter declares needs a value all the same, so it is one: a segment of a path is text.
 */
function parametersAt(path: string, { location, parameters, pointer }: PathlessOperation): Parameter[] {
  const places = new Set([...path.matchAll(/\{([^{}]+)\}/g)].flatMap((match) => match[1] ?? []));
  const placed = parameters.filter((one) => one.in !== "path" || places.has(one.name));
  const declared = new Set(placed.filter((one) => one.in === "path").map(({ name }) => name));
  const undeclared = [...places].filter((name) => !declared.has(name));
  return [...placed, ...undeclared.map((name) => textParameter(name, { location, pointer }))];
}

function textParameter(name: string, operation: Pick<PathlessOperation, "location" | "pointer">): Parameter {
  const node = { location: operation.location, pointer: operation.pointer + formatPointer(["parameters", name]) };
  return {
    ...node,
    name,
    in: "path",
    required: true,
    deprecated: false,
    style: "simple",
    explode: false,
    allowReserved: false,
    schema: { ...node, types: ["string"] },
  };
}

/** A method as it is sent. */
export function methodText(method: string): string {
  return isHttpMethod(method) ? method.toUpperCase() : method;
}

/** Whether a Path Item Object has a field for the method. */
export function isHttpMethod(method: string): method is HttpMethod {
  return httpMethods.some((known) => known === method);
}
