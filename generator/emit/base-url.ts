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

function filled({ url, variables }: Server): string {
  return url.replace(/\{([^{}]*)\}/g, (whole, name: string) => variables.get(name)?.default ?? whole);
}

function isAbsolute(url: string): boolean {
  return /^https?:\/\/[^\s{}]+$/i.test(url);
}

function absolute(url: string, base: string | undefined): string | undefined {
  if (isAbsolute(url)) return withoutSlash(url);
  // A path from the root of the origin; anything else depends on where the document was found.
  const origin = base === undefined ? undefined : /^https?:\/\/[^/]+/i.exec(base)?.[0];
  return origin !== undefined && /^\/(?!\/)[^\s{}]*$/.test(url) ? withoutSlash(origin + url) : undefined;
}

function withoutSlash(url: string): string {
  return url.replace(/\/+$/, "");
}
