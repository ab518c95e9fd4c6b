import type { ApiModel, Server } from "../model/model.js";
import { type JsonObject, newObject } from "../source/json.js";
import { ownServerChoices, serverChoices, variablesOf } from "./base-url.js";
import { type Code, code, empty, join, json, lines, propertyKey, stringLiteral, unionType } from "./code/index.js";
import { orInherited } from "./inherited.js";

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
  const variables = variablesOf(server).map(([name, { default: usual, enum: values }]) =>
    object({ name, default: usual, ...(values && { enum: values }) }),
  );
  return object({ url: server.url, ...(variables.length > 0 && { variables }) });
}

function object(members: JsonObject): JsonObject {
  return Object.assign(newObject(), members);
}

/** The options by which a caller chooses; none where the document leaves nothing to choose. */
export function serverOptions(model: ApiModel): readonly Code[] {
  const all = serverChoices(model);
  const own = model.operations.flatMap((operation) => {
    const servers = ownServerChoices(operation, model);
    return servers.length === 0
      ? []
      : [code`readonly ${propertyKey(operation.name)}?: ${choice(servers)}${orInherited(operation.name)};`];
  });
  return [
    ...(all.length === 0
      ? []
      : [
          code`
            /** One of the document's servers, by default the first. In place of \`baseUrl\`. */
            readonly server?: ${choice(all)};`,
        ]),
    ...(own.length === 0
      ? []
      : [
          code`
            /** For operations with servers of their own, by default the first of each. */
            readonly servers?: {
              ${lines(own)}
            };`,
        ]),
  ];
}

function choice(servers: readonly Server[]): Code {
  return unionType(servers.map((server) => oneServer(server, servers.length === 1)));
}

function oneServer(server: Server, isOnly: boolean): Code {
  const variables = variablesOf(server).map(([name, { default: usual, enum: values }]) => {
    const type = values === undefined ? code`string` : unionType([...new Set([...values, usual])].map(stringLiteral));
    return code`readonly ${propertyKey(name)}?: ${type}${orInherited(name)}`;
  });
  const url = code`readonly url${isOnly ? code`?` : empty}: ${stringLiteral(server.url)}`;
  if (variables.length === 0) return code`{ ${url} }`;
  return code`{ ${url}; readonly variables?: { ${join(variables, code`; `)} } }`;
}
