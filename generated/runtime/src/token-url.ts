import { baseUrlFor } from "./base-url.js";
import type { OperationSpec } from "./operation.js";
import type { Auth } from "./options.js";
import type { Settings } from "./settings.js";

/** A scheme whose tokens client credentials may fetch, with the address that the document gives for it. */
interface TokenScheme {
  readonly tokenUrl?: string;
}

/** The address of the token endpoint as the caller says it, else as the document does; undefined: nobody says it. */
export function tokenUrlOf(auth: Auth, scheme: TokenScheme): string | undefined {
  return auth.tokenUrl ?? scheme.tokenUrl;
}

/**
 * Where a client's secret goes for the tokens of an operation. A relative address is relative to the base URL (OpenAPI 3.2, 4.8.30.1); a secret
 * does not leave TLS where calls do not. The document's address is for the document's server: whoever calls another says where its tokens are.
 *
 * @throws TypeError naming the option that is wrong, never its value
 */
export function tokenEndpoint(
  settings: Settings,
  operation: OperationSpec,
  about: { readonly auth: Auth; readonly scheme: TokenScheme },
): URL {
  const called = baseUrlFor(settings, operation);
  const { baseUrl, service } = settings;
  const base = baseUrl?.origin === called.origin ? baseUrl : called;
  const home = originOf(operation.baseUrl) ?? originOf(service.baseUrl);
  return endpoint(service.name, { ...about, base, home });
}

/**
 * Refuses, when a client is made, what its first call would refuse: a client's secret that would leave for the document's token endpoint,
 * although calls go to another server.
 *
 * @throws TypeError
 */
export function checkTokenUrl({ auth, baseUrl, service }: Settings): void {
  if (typeof auth !== "object" || auth.clientId === undefined || auth.token !== undefined) return;
  // Where each operation has a server of its own, each call says it.
  if (baseUrl === undefined) return;
  for (const scheme of Object.values(service.security)) {
    if (scheme.kind !== "accessToken" || tokenUrlOf(auth, scheme) === undefined) continue;
    endpoint(service.name, { auth, scheme, base: baseUrl, home: originOf(service.baseUrl) });
  }
}

function endpoint(
  service: string,
  about: {
    readonly auth: Auth;
    readonly scheme: TokenScheme;
    readonly base: URL;
    readonly home: string | undefined;
  },
): URL {
  const { auth, base, home, scheme } = about;
  const wrong = (why: string) => new TypeError(`${service}: auth.tokenUrl ${why}`);
  const url = parsed(tokenUrlOf(auth, scheme), `${base.href.replace(/\/$/, "")}/`);
  if (url === undefined) throw wrong("must be a URL");
  if (url.protocol !== "https:" && !(url.protocol === "http:" && base.protocol === "http:"))
    throw wrong("must start with https://");
  if (url.username !== "" || url.password !== "") throw wrong("must not contain credentials");
  if (auth.tokenUrl === undefined && base.origin !== home && base.origin !== url.origin) {
    throw wrong(
      `is required: calls go to another server than the document's, whose token endpoint is at ${url.origin}. Say where tokens for the server that is called are fetched, or give a token`,
    );
  }
  return url;
}

function originOf(text: string | undefined): string | undefined {
  return parsed(text)?.origin;
}

function parsed(text: string | undefined, base?: string): URL | undefined {
  try {
    return text === undefined ? undefined : new URL(text, base);
  } catch {
    return undefined;
  }
}
