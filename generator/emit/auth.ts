import type { ApiModel, SecurityRequirement, SecurityScheme } from "../model/model.js";
import { type Code, code, join, unionType } from "./code/index.js";
import { byCodeUnit } from "./files.js";

/**
 * The type of the credentials that a document's operations take: alternatives are a union, schemes that are needed together an
 * intersection (OpenAPI 3.1, 4.8.30). Undefined: none that the runtime can send.
 *
 * @param typeOf a type of the runtime by its name
 */
export function authType(model: ApiModel, typeOf: (name: string) => Code): Code | undefined {
  const alternatives = new Map<string, readonly AuthKind[]>();
  for (const { security } of model.operations) {
    for (const alternative of security) {
      const kinds = new Set(alternative.flatMap(({ scheme }) => authKind(model.securitySchemes.get(scheme)) ?? []));
      const sorted = [...kinds].sort();
      if (sorted.length > 0) alternatives.set(sorted.join(" & "), sorted);
    }
  }
  // What different alternatives take is told once: an access token may be for any of several schemes.
  const types = [...alternatives].sort(([a], [b]) => byCodeUnit(a, b)).flatMap(([, kinds]) => typesOf(kinds, typeOf));
  return types.length === 0 ? undefined : unionType([...new Set(types)]);
}

/** Whether no operation can be called without credentials that the runtime sends. */
export function isAuthRequired({ operations, securitySchemes }: ApiModel): boolean {
  const isSent = ({ scheme }: SecurityRequirement) => authKind(securitySchemes.get(scheme)) !== undefined;
  return (
    operations.length > 0 &&
    operations.every(({ security }) => security.length > 0 && security.every((alternative) => alternative.some(isSent)))
  );
}

/** What schemes that are needed together take. An access token may be brought, or fetched with client credentials. */
function typesOf(kinds: readonly AuthKind[], typeOf: (name: string) => Code): readonly Code[] {
  const each = kinds.map((kind) =>
    kind === "ClientCredentialsAuth" ? [typeOf("TokenAuth"), typeOf(kind)] : [typeOf(kind)],
  );
  const [only = []] = each;
  if (each.length === 1) return only;
  const either = (types: readonly Code[]) => (types.length > 1 ? code`(${unionType(types)})` : unionType(types));
  return [join(each.map(either), code` & `)];
}

type AuthKind = "TokenAuth" | "BasicAuth" | "ApiKeyAuth" | "ClientCredentialsAuth";

function authKind(scheme: SecurityScheme | undefined): AuthKind | undefined {
  switch (scheme?.kind) {
    case "http": {
      const name = scheme.scheme.toLowerCase();
      return name === "bearer" ? "TokenAuth" : name === "basic" ? "BasicAuth" : undefined;
    }
    case "apiKey":
      return "ApiKeyAuth";
    case "oauth2":
      return scheme.flows.some(({ kind }) => kind === "clientCredentials") ? "ClientCredentialsAuth" : "TokenAuth";
    case "openIdConnect":
      return "TokenAuth";
    case "mutualTLS":
    case undefined:
      return undefined;
    default:
      return scheme satisfies never;
  }
}
