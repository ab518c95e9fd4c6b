import { until } from "./clock.js";
import { CredentialFailure } from "./errors.js";
import { isRecord } from "./parameters.js";
import { base64 } from "./redact.js";
import type { Settings } from "./settings.js";
import { readStream } from "./stream.js";
import { isFieldValue } from "./text.js";

/** Who asks for an access token, and where (RFC 6749 §4.4). */
export interface TokenRequest {
  readonly url: URL;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly scopes: readonly string[];
  /** Where the client says who it is: an HTTP basic header, which every server must take, or the body (RFC 6749 §2.3.1). */
  readonly clientAuthentication: "header" | "body";
}

/** The access tokens of one client. Calls that need the same token at the same time share one request for it. */
export interface Tokens {
  /**
   * A token that a header can carry.
   *
   * @throws CredentialFailure where the token endpoint gives none
   */
  get(request: TokenRequest): Promise<string>;
  /** Forgets a token that was refused; one that came since stays. */
  refuse(request: TokenRequest, token: string): void;
}

interface Held {
  readonly token: string;
  /** Milliseconds since the epoch; undefined: the endpoint did not say. */
  readonly until: number | undefined;
}

/** A token is renewed this long before it expires: it must outlive the request that bears it. */
const skewMs = 30_000;
const maxAnswerBytes = 64 * 1024;

export function createTokens(settings: Settings): Tokens {
  const held = new Map<string, Held>();
  const pending = new Map<string, Promise<Held>>();
  const renew = async (key: string, request: TokenRequest): Promise<Held> => {
    try {
      const found = await requestToken(settings, request);
      held.set(key, found);
      return found;
    } finally {
      pending.delete(key);
    }
  };
  return {
    async get(request) {
      const key = keyOf(request);
      const own = held.get(key);
      if (own !== undefined && (own.until === undefined || settings.clock.now() < own.until)) return own.token;
      const running = pending.get(key) ?? renew(key, request);
      pending.set(key, running);
      return (await running).token;
    },
    refuse(request, token) {
      const key = keyOf(request);
      if (held.get(key)?.token === token) held.delete(key);
    },
  };
}

function keyOf({ clientAuthentication, clientId, clientSecret, scopes, url }: TokenRequest): string {
  return JSON.stringify([url.href, clientId, clientSecret, scopes, clientAuthentication]);
}

async function requestToken(settings: Settings, request: TokenRequest): Promise<Held> {
  const { clock, fetch, timeoutMs } = settings;
  const limit = new AbortController();
  const stop = clock.after(timeoutMs, () => limit.abort(new CredentialFailure("the token endpoint took too long")));
  const asked = clock.now();
  try {
    const answer = (async () => await fetch(request.url.href, initOf(request, limit.signal)))();
    const response = await until(limit.signal, answer);
    const bytes = response.body === null ? undefined : await readStream(response.body, maxAnswerBytes, limit.signal);
    const body = parsed(bytes);
    if (response.status !== 200) {
      throw new CredentialFailure(`the token endpoint answered ${response.status}${errorCode(body)}`);
    }
    return heldOf(body, asked);
  } catch (error) {
    if (error instanceof CredentialFailure) throw error;
    throw new CredentialFailure("the token endpoint could not be reached", { cause: error });
  } finally {
    stop();
  }
}

function initOf(request: TokenRequest, signal: AbortSignal): RequestInit {
  const { clientAuthentication, clientId, clientSecret, scopes } = request;
  const form = new URLSearchParams({ grant_type: "client_credentials" });
  if (scopes.length > 0) form.set("scope", scopes.join(" "));
  const headers = new Headers({
    accept: "application/json",
    "content-type": "application/x-www-form-urlencoded",
  });
  if (clientAuthentication === "header") headers.set("authorization", `Basic ${basicOf(clientId, clientSecret)}`);
  else {
    form.set("client_id", clientId);
    form.set("client_secret", clientSecret);
  }
  // A redirect would take the secret to an address that nobody configured.
  return { method: "POST", headers, body: form.toString(), signal, redirect: "manual" };
}

/** Both are form-encoded first (RFC 6749 §2.3.1), so neither holds a colon. */
export function basicOf(clientId: string, clientSecret: string): string {
  const encoded = (text: string) => new URLSearchParams({ "": text }).toString().slice(1);
  return base64(`${encoded(clientId)}:${encoded(clientSecret)}`);
}

function parsed(bytes: Uint8Array | undefined): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(new TextDecoder().decode(bytes));
    return isRecord(value) ? value : {};
  } catch {
    return {};
  }
}

/** The code of RFC 6749 §5.2; no other text of the answer is repeated. */
function errorCode({ error }: Readonly<Record<string, unknown>>): string {
  return typeof error === "string" && /^[a-z_]{1,64}$/.test(error) ? ` (${error})` : "";
}

/** RFC 6749 §5.1. A token lives from when it was asked for. */
function heldOf(body: Readonly<Record<string, unknown>>, asked: number): Held {
  const { access_token: token, expires_in: seconds, token_type: type } = body;
  if (typeof token !== "string" || token === "") throw new CredentialFailure("the token endpoint gave no access_token");
  // RFC 6750 §2.1 takes less; what any header can carry is the provider's to judge.
  if (!isFieldValue(token)) throw new CredentialFailure("the token endpoint gave an access_token that no header takes");
  if (typeof type === "string" && type.toLowerCase() !== "bearer") {
    throw new CredentialFailure("the token endpoint gave a token that is no bearer token");
  }
  // Some endpoints write the number as text.
  const lifeMs = Number(typeof seconds === "string" && seconds !== "" ? seconds : (seconds ?? Number.NaN)) * 1000;
  if (!Number.isFinite(lifeMs)) return { token, until: undefined };
  return { token, until: asked + Math.max(lifeMs - skewMs, lifeMs / 2) };
}
