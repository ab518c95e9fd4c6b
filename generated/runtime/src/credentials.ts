import { CredentialFailure } from "./errors.js";
import { basicOf, type TokenRequest, type Tokens } from "./oauth.js";
import type { OperationSpec, SecuritySchemeSpec } from "./operation.js";
import type { Auth, Secret } from "./options.js";
import { base64 } from "./redact.js";
import type { Settings } from "./settings.js";
import { isCookieText, isFieldName, isFieldValue } from "./text.js";
import { tokenEndpoint, tokenUrlOf } from "./token-url.js";

/** What authenticates one call, where it goes, and what must be kept out of every text. */
export interface Credentials {
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly query: readonly (readonly [name: string, value: string])[];
  readonly cookies: readonly (readonly [name: string, value: string])[];
  readonly secrets: readonly string[];
  /** Where a token was fetched for the call: forgets it, so that the next ones are new. */
  readonly forget?: () => void;
}

/**
 * Resolves the first of the operation's security alternatives that the caller has credentials for (OpenAPI 3.1, 4.8.2, `security`).
 *
 * @throws TypeError where none is there or one cannot be sent; CredentialFailure where a caller's function fails
 */
export async function credentialsFor(
  settings: Settings,
  operation: OperationSpec,
  tokens: Tokens,
): Promise<Credentials> {
  const found = { headers: [], query: [], cookies: [], secrets: configuredSecrets(settings) } as Mutable;
  if (operation.security.length === 0) return found;
  const auth = typeof settings.auth === "function" ? await asked(settings.auth) : (settings.auth ?? {});
  if (typeof auth !== "object" || auth === null)
    throw new TypeError(`${settings.service.name}: option auth is a function that brings no object`);
  const fits = (alternative: readonly string[]) =>
    alternative.every((name) => holds(auth, settings, name)) && isSendable(alternative, settings);
  // The empty alternative (authentication is optional) is a last resort, wherever the document puts it.
  const usable = operation.security.filter((alternative) => alternative.length > 0).find(fits);
  if (usable === undefined) {
    if (operation.security.some((alternative) => alternative.length === 0)) return found;
    throw new TypeError(
      `${settings.service.name}: ${operation.name} needs the option auth: ${wanted(settings, operation)}`,
    );
  }
  for (const name of usable)
    await add(found, { auth, name, operation, scheme: schemeOf(settings, name), settings, tokens });
  return found;
}

interface Mutable {
  headers: [string, string][];
  query: [string, string][];
  cookies: [string, string][];
  secrets: string[];
  forget?: () => void;
}

/** Headers that a caller set for every request, and that look as if they authenticate. */
function configuredSecrets(settings: Settings): string[] {
  const sensitive = /auth|cookie|key|secret|signature|token/i;
  return settings.headers.filter(([name]) => sensitive.test(name)).flatMap(([, value]) => [value, ...value.split(" ")]);
}

function schemeOf(settings: Settings, name: string): SecuritySchemeSpec {
  const schemes = settings.service.security;
  const scheme = Object.hasOwn(schemes, name) ? schemes[name] : undefined;
  return scheme ?? { kind: "other", scheme: name };
}

function holds(auth: Auth, settings: Settings, name: string): boolean {
  const scheme = schemeOf(settings, name);
  switch (scheme.kind) {
    case "bearer":
      return auth.token !== undefined;
    case "accessToken":
      return auth.token !== undefined || (auth.clientId !== undefined && tokenUrlOf(auth, scheme) !== undefined);
    case "basic":
      return auth.username !== undefined;
    case "apiKey":
      return apiKeyOf(auth, name) !== undefined;
    case "other":
      // Mutual TLS, digest and the like: the caller's own `fetch` or `headers` bring them.
      return true;
    default:
      return scheme satisfies never;
  }
}

/** Whether no two of the schemes need the one `Authorization` header that a request has (RFC 9110 §11.6.2). */
function isSendable(alternative: readonly string[], settings: Settings): boolean {
  const inAuthorization = (name: string) => {
    const scheme = schemeOf(settings, name);
    if (scheme.kind === "apiKey") return scheme.in === "header" && scheme.name.toLowerCase() === "authorization";
    return scheme.kind !== "other";
  };
  return alternative.filter(inAuthorization).length < 2;
}

function wanted(settings: Settings, operation: OperationSpec): string {
  const needs = (alternative: readonly string[]) => {
    const keys = alternative.filter((name) => schemeOf(settings, name).kind === "apiKey");
    const apiKey = keys.length > 1 ? `{ apiKey: { ${keys.map(memberName).join(", ")} } }` : "{ apiKey }";
    const words = alternative.map((name) => wordFor(schemeOf(settings, name), apiKey));
    return [...new Set(words)].join(" and ") + (isSendable(alternative, settings) ? "" : UNSENDABLE);
  };
  return operation.security.map(needs).join(", or ");
}

const UNSENDABLE = ", which no request can bring: it has one header Authorization";

function wordFor(scheme: SecuritySchemeSpec, apiKey: string): string {
  if (scheme.kind === "basic") return "{ username, password? }";
  if (scheme.kind === "apiKey") return apiKey;
  if (scheme.kind === "accessToken" && scheme.tokenUrl !== undefined) return "{ clientId, clientSecret } or { token }";
  return "{ token }";
}

function memberName(name: string): string {
  return /^[A-Za-z_$][\w$]*$/.test(name) ? name : JSON.stringify(name);
}

function apiKeyOf(auth: Auth, name: string): Secret | undefined {
  const { apiKey } = auth;
  if (typeof apiKey !== "object") return apiKey;
  return Object.hasOwn(apiKey, name) ? apiKey[name] : undefined;
}

async function add(
  found: Mutable,
  about: {
    readonly auth: Auth;
    readonly name: string;
    readonly operation: OperationSpec;
    readonly scheme: SecuritySchemeSpec;
    readonly settings: Settings;
    readonly tokens: Tokens;
  },
): Promise<void> {
  const { auth, name, operation, scheme, settings, tokens } = about;
  const service = settings.service.name;
  const secret = async (member: string, value: Secret | undefined) => {
    const text = typeof value === "function" ? await asked(value) : value;
    if (typeof text !== "string" || text === "") throw unusable(service, member, "must be a non-empty string");
    found.secrets.push(text);
    return text;
  };
  if (scheme.kind === "accessToken" && auth.token === undefined) {
    const request: TokenRequest = {
      url: tokenEndpoint(settings, operation, { auth, scheme }),
      clientId: await secret("clientId", auth.clientId),
      clientSecret: await secret("clientSecret", auth.clientSecret),
      scopes: auth.scopes ?? [],
      clientAuthentication: auth.clientAuthentication ?? "header",
    };
    found.secrets.push(basicOf(request.clientId, request.clientSecret));
    const token = await tokens.get(request);
    found.secrets.push(token);
    found.headers.push(["authorization", `Bearer ${token}`]);
    found.forget = () => tokens.refuse(request, token);
  } else if (scheme.kind === "bearer" || scheme.kind === "accessToken") {
    const token = await secret("token", auth.token);
    found.headers.push(["authorization", `Bearer ${inHeader(service, "token", token)}`]);
  } else if (scheme.kind === "basic") {
    const username = await secret("username", auth.username);
    if (username.includes(":")) throw unusable(service, "username", "must not contain a colon (RFC 7617)");
    const password = auth.password === undefined || auth.password === "" ? "" : await secret("password", auth.password);
    const encoded = base64(`${username}:${password}`);
    found.secrets.push(encoded);
    found.headers.push(["authorization", `Basic ${encoded}`]);
  } else if (scheme.kind === "apiKey") {
    const key = await secret("apiKey", apiKeyOf(auth, name));
    if (scheme.in === "query") found.query.push([scheme.name, key]);
    else if (scheme.in === "cookie") {
      // As the server set it: a cookie's value is its server's own, and nothing in it is escaped (RFC 6265 §5.4).
      if (!isFieldName(scheme.name)) throw unusable(service, "apiKey", "has a cookie name that cannot be sent");
      if (!isCookieText(key)) throw unusable(service, "apiKey", "has characters that no cookie takes");
      found.cookies.push([scheme.name, key]);
    } else if (!isFieldName(scheme.name)) throw unusable(service, "apiKey", "has a header name that cannot be sent");
    else found.headers.push([scheme.name, inHeader(service, "apiKey", key)]);
  }
}

async function asked<T>(provide: () => T | Promise<T>): Promise<T> {
  try {
    return await provide();
  } catch (cause) {
    throw new CredentialFailure("a function of the option auth failed", { cause });
  }
}

function inHeader(service: string, member: string, value: string): string {
  if (isFieldValue(value)) return value;
  throw unusable(service, member, "has characters that no header takes (a line break at its end?)");
}

function unusable(service: string, member: string, why: string): TypeError {
  return new TypeError(`${service}: auth.${member} ${why}`);
}
