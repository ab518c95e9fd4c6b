import type { ApiModel, SecurityScheme, Server } from "../model/model.js";
import { type Code, code, empty, json, lines, propertyKey, stringLiteral } from "./code/index.js";
import { byCodeUnit, type GeneratedFile } from "./files.js";
import { Imports, printModule } from "./imports.js";

/**
 * The address that a client uses when it is given none: the document's first server, or the one that all operations name, its
 * variables filled with their defaults (OpenAPI 3.1, 4.8.6). Undefined where there is none, or where it is relative: then only
 * the caller knows.
 */
export function baseUrlOf(model: ApiModel): string | undefined {
  const server = model.servers[0] ?? commonServer(model);
  if (server === undefined) return undefined;
  const url = server.url.replace(
    /\{([^{}]*)\}/g,
    (whole, name: string) => server.variables.get(name)?.default ?? whole,
  );
  return /^https?:\/\/[^\s{}]+$/i.test(url) ? url.replace(/\/+$/, "") : undefined;
}

function commonServer(model: ApiModel): Server | undefined {
  const first = model.operations[0]?.servers[0];
  return model.operations.every(({ servers }) => servers[0]?.url === first?.url) ? first : undefined;
}

/** `src/service.ts`: what the runtime must know about the service as a whole. */
export function emitService(input: { model: ApiModel; provider: string; runtime: string }): GeneratedFile {
  const imports = new Imports();
  const baseUrl = baseUrlOf(input.model);
  const schemes = [...input.model.securitySchemes.values()].sort((a, b) => byCodeUnit(a.name, b.name));
  const constant = code`
    export const service: ${imports.type("ServiceSpec", input.runtime)} = {
      name: ${stringLiteral(input.provider)},
      ${baseUrl === undefined ? empty : code`baseUrl: ${stringLiteral(baseUrl)},`}
      security: ${record(schemes.map((scheme) => code`${propertyKey(scheme.name)}: ${securityScheme(scheme)},`))},
      operations: [
        ${lines(input.model.operations.map(({ name }) => code`${stringLiteral(name)},`))}
      ],
    };`;
  return { path: "src/service.ts", text: printModule(imports, [constant]) };
}

function record(members: readonly Code[]): Code {
  if (members.length === 0) return code`{}`;
  return code`
    {
      ${lines(members)}
    }`;
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
    case "oauth2":
    case "openIdConnect":
      return json({ kind: "accessToken" });
    case "mutualTLS":
      return json({ kind: "other", scheme: "mutualTLS" });
    default:
      return scheme satisfies never;
  }
}
