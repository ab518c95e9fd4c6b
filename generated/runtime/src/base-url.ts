import type { OperationSpec, ServerSpec, ServiceSpec } from "./operation.js";
import type { ClientOptions, ServerChoices } from "./options.js";
import { addressOf } from "./servers.js";

export type Wrong = (option: string, why: string) => TypeError;

/** What a client knows of where operations are called. */
export interface Addresses {
  readonly service: ServiceSpec;
  /** Of every operation, or of those that have no server of their own. Their paths have no trailing slash. */
  readonly baseUrl: URL | undefined;
  /** The caller's own, by operation name. */
  readonly baseUrls: ReadonlyMap<string, URL>;
  /** The caller has named one for all operations. */
  readonly isOverridden: boolean;
}

type Options = ClientOptions & ServerChoices;

/** Undefined where every operation has a server of its own, as the service then says. */
export function serviceBaseUrl(service: ServiceSpec, options: Options, wrong: Wrong): URL | undefined {
  const { baseUrl, server } = options;
  if (baseUrl !== undefined && server !== undefined) throw wrong("server", "and baseUrl exclude each other");
  if (server !== undefined) {
    const address = chosenServer(server, service.servers, (at, why) => wrong(`server${at}`, why));
    return checkedBaseUrl(address, (_, why) => wrong("server", why));
  }
  const text = baseUrl ?? service.baseUrl;
  if (text !== undefined) return checkedBaseUrl(text, wrong);
  if (service.isServedPerOperation === true) return undefined;
  throw wrong("baseUrl", "is required: the document names no server");
}

/** Those of single operations, by their names. */
export function baseUrlsOf(service: ServiceSpec, options: Options, wrong: Wrong): ReadonlyMap<string, URL> {
  const { baseUrls = {}, servers = {} } = options;
  for (const [name, each] of Object.entries({ baseUrls, servers })) {
    if (typeof each !== "object" || each === null) throw wrong(name, "must be an object");
  }
  const stated = Object.entries(baseUrls).map(([operation, text]) => {
    return [operation, checkedBaseUrl(text, (_, why) => wrong(`baseUrls.${operation}`, why))] as const;
  });
  const chosen = Object.entries(servers).flatMap(([operation, choice]: [string, object | undefined]) => {
    if (choice === undefined) return [];
    const own = `servers.${operation}`;
    if (Object.hasOwn(baseUrls, operation)) throw wrong(own, `and baseUrls.${operation} exclude each other`);
    const known = service.operationServers ?? {};
    const listed = Object.hasOwn(known, operation) ? known[operation] : undefined;
    const address = chosenServer(choice, listed, (at, why) => wrong(`${own}${at}`, why));
    return [[operation, checkedBaseUrl(address, (_, why) => wrong(own, why))] as const];
  });
  return new Map([...stated, ...chosen]);
}

function chosenServer(choice: object, servers: readonly ServerSpec[] | undefined, wrong: Wrong): string {
  if (servers === undefined) throw wrong("", "is not known: the document leaves no server to choose");
  return addressOf(choice, servers, wrong);
}

/**
 * Where an operation is called: where the caller says for it, where the caller says for all, its own server, the service's.
 *
 * @throws TypeError where none of these is there
 */
export function baseUrlFor(addresses: Addresses, operation: OperationSpec): URL {
  const { baseUrl, baseUrls, isOverridden, service } = addresses;
  const stated = baseUrls.get(operation.name) ?? (isOverridden ? baseUrl : undefined);
  if (stated !== undefined) return stated;
  const wrong = (option: string, why: string) => new TypeError(`${service.name}: option ${option} ${why}`);
  if (operation.baseUrl !== undefined) return checkedBaseUrl(operation.baseUrl, wrong);
  if (baseUrl === undefined) throw wrong("baseUrl", `is required for ${operation.name}: the document names no server`);
  return operation.basePath === undefined ? baseUrl : checkedBaseUrl(baseUrl.origin + operation.basePath, wrong);
}

function checkedBaseUrl(text: string | undefined, wrong: Wrong): URL {
  const url = parseUrl(text);
  if (url === undefined)
    throw wrong("baseUrl", "must be an absolute URL; the document's own server may be a relative one");
  if (url.protocol !== "https:" && url.protocol !== "http:")
    throw wrong("baseUrl", "must start with https:// or http://");
  if (url.username !== "" || url.password !== "")
    throw wrong("baseUrl", "must not contain credentials; use the option auth");
  if (url.search !== "" || url.hash !== "") throw wrong("baseUrl", "must have neither a query nor a fragment");
  url.pathname = url.pathname.replace(/\/+$/, "");
  return url;
}

function parseUrl(text: unknown): URL | undefined {
  try {
    return typeof text === "string" ? new URL(text) : undefined;
  } catch {
    return undefined;
  }
}
