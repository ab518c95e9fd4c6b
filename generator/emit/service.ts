import type { ApiModel, SecurityScheme } from "../model/model.js";
import { baseUrlOf, isServedPerOperation } from "./base-url.js";
import { type Code, code, empty, json, lines, propertyKey, stringLiteral } from "./code/index.js";
import { byCodeUnit, type GeneratedFile } from "./files.js";
import { Imports, printModule } from "./imports.js";
import { idempotencyHeaderOf, STANDARD_KEY_HEADER } from "./operations.js";
import { serverMembers } from "./servers.js";

/** `src/service.ts`: what the runtime must know about the service as a whole. */
export function emitService(input: {
  readonly model: ApiModel;
  readonly provider: string;
  readonly runtime: string;
  /** As the bindings say, by operation. */
  readonly idempotencyHeaders: ReadonlyMap<string, string>;
}): GeneratedFile {
  const imports = new Imports();
  const baseUrl = baseUrlOf(input.model);
  const schemes = [...input.model.securitySchemes.values()].sort((a, b) => byCodeUnit(a.name, b.name));
  const constant = code`
    export const service: ${imports.type("ServiceSpec", input.runtime)} = {
      name: ${stringLiteral(input.provider)},
      ${baseUrl === undefined ? empty : code`baseUrl: ${stringLiteral(baseUrl)},`}
      ${serverMembers(input.model)}
      ${isServedPerOperation(input.model) ? code`isServedPerOperation: true,` : empty}
      security: ${record(schemes.map(securityMember))},
      ${keyHeaders(input.model, input.idempotencyHeaders)}
      operations: [
        ${lines(input.model.operations.map(({ name }) => code`${stringLiteral(name)},`))}
      ],
    };`;
  return { path: "src/service.ts", text: printModule(imports, [constant]) };
}

/** Those that carry idempotency keys, by any other name than the one that the runtime knows. */
function keyHeaders({ operations }: ApiModel, bound: ReadonlyMap<string, string>): Code {
  const names = operations.flatMap((operation) => idempotencyHeaderOf(operation, bound)?.toLowerCase() ?? []);
  const others = [...new Set(names)].filter((name) => name !== STANDARD_KEY_HEADER).sort(byCodeUnit);
  return others.length === 0 ? empty : code`idempotencyHeaders: ${json(others)},`;
}

function record(members: readonly Code[]): Code {
  if (members.length === 0) return code`{}`;
  return code`
    {
      ${lines(members)}
    }`;
}

/** TypeScript takes the type of a member `constructor` or `toString` from `Object`, and not from the record: it widens the literals. */
function securityMember(scheme: SecurityScheme): Code {
  const value = securityScheme(scheme);
  return code`${propertyKey(scheme.name)}: ${scheme.name in Object.prototype ? code`${value} as const` : value},`;
}

function securityScheme(scheme: SecurityScheme): Code {
  switch (scheme.kind) {
    case "http": {
      // Scheme names are compared without case (RFC 9110, 11.1).
      const name = scheme.scheme.toLowerCase();
      return json(name === "bearer" || name === "basic" ? { kind: name } : { kind: "other", scheme: scheme.scheme });
    }
    case "apiKey":
      return json({ kind: "apiKey", in: scheme.in, name: scheme.parameter });
    case "oauth2": {
      const tokenUrl = tokenUrlOf(scheme);
      return json(tokenUrl === undefined ? { kind: "accessToken" } : { kind: "accessToken", tokenUrl });
    }
    case "openIdConnect":
      return json({ kind: "accessToken" });
    case "mutualTLS":
      return json({ kind: "other", scheme: "mutualTLS" });
    default:
      return scheme satisfies never;
  }
}

/** Where tokens are fetched with client credentials (RFC 6749, 4.4), where the document has that flow. */
function tokenUrlOf({ flows }: SecurityScheme & { readonly kind: "oauth2" }): string | undefined {
  return flows.find(({ kind }) => kind === "clientCredentials")?.tokenUrl;
}
