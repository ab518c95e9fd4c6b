import type { ApiModel, Operation, Server } from "../model/model.js";

/**
 * The address that a client uses when it is given none: the document's first server, or the one that all operations name, its
 * variables filled with their defaults (OpenAPI 3.1, 4.8.6). Undefined where there is none, or where it is relative: then only
 * the caller knows.
 */
export function baseUrlOf(model: ApiModel): string | undefined {
  const server = model.servers[0] ?? commonServer(model);
  const url = server === undefined ? undefined : filled(server);
  return url !== undefined && isAbsolute(url) ? withoutSlash(url) : undefined;
}

/** An operation's own address, where its server is not the one that the client uses otherwise (OpenAPI 3.1, 4.8.10, `servers`). */
export function ownBaseUrlOf({ servers: [server] }: Operation, model: ApiModel): string | undefined {
  const base = baseUrlOf(model);
  const url = server === undefined ? undefined : absolute(filled(server), base);
  return url === base ? undefined : url;
}

/** The same as a path, where the document says no more: it is on the host of whichever server is chosen. */
export function ownBasePathOf(operation: Operation, model: ApiModel): string | undefined {
  const [server] = operation.servers;
  const path = server === undefined ? "" : filled(server);
  return isPath(path) && ownBaseUrlOf(operation, model) !== undefined ? withoutSlash(path) : undefined;
}

/** Whether no address holds for all operations, and every operation has one of its own. */
export function isServedPerOperation(model: ApiModel): boolean {
  if (baseUrlOf(model) !== undefined || model.operations.length === 0) return false;
  return model.operations.every((operation) => ownBaseUrlOf(operation, model) !== undefined);
}

/** Whether a client can be made without being told an address. */
export function hasAddress(model: ApiModel): boolean {
  return baseUrlOf(model) !== undefined || isServedPerOperation(model);
}

function commonServer(model: ApiModel): Server | undefined {
  const first = model.operations[0]?.servers[0];
  return model.operations.every(({ servers }) => servers[0]?.url === first?.url) ? first : undefined;
}

/** The servers that a caller may choose from for the service as a whole; none where there is nothing to choose. */
export function serverChoices(model: ApiModel): readonly Server[] {
  const [operation] = model.operations;
  const all = model.servers.length > 0 || commonServer(model) === undefined ? model.servers : operation?.servers;
  return choosable(all ?? []);
}

/** The same for an operation with servers of its own. */
export function ownServerChoices(operation: Operation, model: ApiModel): readonly Server[] {
  return ownBaseUrlOf(operation, model) === undefined ? [] : choosable(operation.servers);
}

/** Those with an address, each once, where they are several or have variables. What the document leaves open has none. */
function choosable(servers: readonly Server[]): readonly Server[] {
  const addressed = servers.filter((server) => isAbsolute(filled(server)));
  const each = [...new Map(addressed.toReversed().map((server) => [server.url, server])).values()].toReversed();
  return each.length > 1 || each.some((server) => variablesOf(server).length > 0) ? each : [];
}

/** The variables that an address has. */
export function variablesOf({ url, variables }: Server): readonly (readonly [name: string, ServerVariable])[] {
  return [...variables].filter(([name]) => url.includes(`{${name}}`));
}

type ServerVariable = Server["variables"] extends ReadonlyMap<string, infer V> ? V : never;

function filled({ url, variables }: Server): string {
  return url.replace(/\{([^{}]*)\}/g, (whole, name: string) => variables.get(name)?.default ?? whole);
}

function isAbsolute(url: string): boolean {
  return /^https?:\/\/[^\s{}]+$/i.test(url);
}

function isPath(url: string): boolean {
  return /^\/(?!\/)[^\s{}]*$/.test(url);
}

function absolute(url: string, base: string | undefined): string | undefined {
  if (isAbsolute(url)) return withoutSlash(url);
  // A path from the root of the origin; anything else depends on where the document was found.
  const origin = base === undefined ? undefined : /^https?:\/\/[^/]+/i.exec(base)?.[0];
  return origin !== undefined && isPath(url) ? withoutSlash(origin + url) : undefined;
}

function withoutSlash(url: string): string {
  return url.replace(/\/+$/, "");
}
