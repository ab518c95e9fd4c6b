import type { ApiModel, Server } from "../model/model.js";
import { type JsonObject, newObject } from "../source/json.js";
import { hasAddress, ownServerChoices, serverChoices, variablesOf } from "./base-url.js";
import { type Code, code, empty, join, json, lines, propertyKey, stringLiteral, unionType } from "./code/index.js";
import { orInherited } from "./inherited.js";
import { otherValuesOf } from "./server-values.js";

/** The members of the service's data that say what a caller may choose from. */
export function serverMembers(model: ApiModel): Code {
  const all = serverChoices(model);
  const own = model.operations.flatMap((operation) => {
    const servers = ownServerChoices(operation, model);
    return servers.length === 0 ? [] : [code`${propertyKey(operation.name)}: ${json(servers.map(serverSpec))},`];
  });
  return lines([
    all.length === 0 ? empty : code`servers: ${json(all.map(serverSpec))},`,
    own.length === 0
      ? empty
      : code`
          operationServers: {
            ${lines(own)}
          },`,
  ]);
}

function serverSpec(server: Server): JsonObject {
  const variables = variablesOf(server).map(([name, { default: usual, enum: values }]) => {
    const others = otherValuesOf(server, name);
    return object({ name, default: usual, ...(values && { enum: values }), ...(others && { others }) });
  });
  return object({ url: server.url, ...(variables.length > 0 && { variables }) });
}

function object(members: JsonObject): JsonObject {
  return Object.assign(newObject(), members);
}

/**
 * How a caller says where the service is, where the document has servers to choose from: by its address, or by such a choice; never
 * both, and one of them where the document's first server is no address.
 */
export function whereOptions(model: ApiModel): Code | undefined {
  const servers = serverChoices(model);
  if (servers.length === 0) return undefined;
  const optional = hasAddress(model) ? code`?` : empty;
  return code`(
    | {
        ${hasAddress(model) ? empty : REQUIRED_ADDRESS}
        readonly server?: never;
      }
    | {
        readonly baseUrl?: never;
        /** One of the document's servers, by default the first. In place of \`baseUrl\`. */
        readonly server${optional}: ${choice(servers)};
      }
  )`;
}

const REQUIRED_ADDRESS = code`
  /** Required: the provider's document names no server. */
  readonly baseUrl: string;`;

/** The address, where the document has none and no servers to choose from. */
export function requiredAddress(model: ApiModel): readonly Code[] {
  return hasAddress(model) || serverChoices(model).length > 0 ? [] : [REQUIRED_ADDRESS];
}

/** The choices of operations with servers of their own; none where the document leaves nothing to choose. */
export function ownServerOptions(model: ApiModel): readonly Code[] {
  const own = model.operations.flatMap((operation) => {
    const servers = ownServerChoices(operation, model);
    return servers.length === 0
      ? []
      : [code`readonly ${propertyKey(operation.name)}?: ${choice(servers)}${orInherited(operation.name)};`];
  });
  if (own.length === 0) return [];
  return [
    code`
      /** For operations with servers of their own, by default the first of each. */
      readonly servers?: {
        ${lines(own)}
      };`,
  ];
}

function choice(servers: readonly Server[]): Code {
  return unionType(servers.map((server) => oneServer(server, servers.length === 1)));
}

function oneServer(server: Server, isOnly: boolean): Code {
  const variables = variablesOf(server).map(([name, { default: usual, enum: values }]) => {
    const listed = [...new Set([...(values ?? []), usual])];
    const type = otherValuesOf(server, name) === undefined ? unionType(listed.map(stringLiteral)) : code`string`;
    return code`readonly ${propertyKey(name)}?: ${type}${orInherited(name)}`;
  });
  const url = code`readonly url${isOnly ? code`?` : empty}: ${stringLiteral(server.url)}`;
  if (variables.length === 0) return code`{ ${url} }`;
  return code`{ ${url}; readonly variables?: { ${join(variables, code`; `)} } }`;
}
