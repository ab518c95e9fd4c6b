import type { Clock } from "./clock.js";
import type { OnDrift } from "./drift.js";
import type { OnLog } from "./log.js";
import type { Tracer } from "./tracer.js";

/** A credential, or a function that fetches it; asked once per call. */
export type Secret = string | (() => string | Promise<string>);

/** What a caller authenticates with; each generated package asks for the members that its document needs. */
export interface Auth {
  /** Bearer, OAuth 2 and OpenID Connect access tokens. */
  readonly token?: Secret;
  /** OAuth 2 client credentials (RFC 6749 §4.4): tokens are fetched, kept until they expire, and fetched again once after a 401. */
  readonly clientId?: Secret;
  readonly clientSecret?: Secret;
  /** Where tokens are fetched; by default where the document says, which is for the document's server: required where calls go to another. */
  readonly tokenUrl?: string;
  /** By default none are asked for, and the server chooses. */
  readonly scopes?: readonly string[];
  readonly clientAuthentication?: "header" | "body";
  /** HTTP basic. */
  readonly username?: Secret;
  readonly password?: Secret;
  /** One key, or one for each API key scheme by its name in the document. */
  readonly apiKey?: Secret | Readonly<Record<string, Secret>>;
}

export interface TokenAuth {
  readonly token: Secret;
}

export interface ClientCredentialsAuth {
  readonly clientId: Secret;
  readonly clientSecret: Secret;
  /** Where tokens are fetched; by default where the document says, which is for the document's server: required where calls go to another. */
  readonly tokenUrl?: string;
  readonly scopes?: readonly string[];
  /** How the client says who it is to the token endpoint: HTTP basic (the default), or in the body. */
  readonly clientAuthentication?: "header" | "body";
}

export interface BasicAuth {
  readonly username: Secret;
  readonly password?: Secret;
}

export interface ApiKeyAuth {
  readonly apiKey: Secret | Readonly<Record<string, Secret>>;
}

export interface RetryOptions {
  /** How many more tries follow the first: 2. */
  readonly max?: number;
  /** The first backoff is drawn from 0 to this: 250. */
  readonly baseMs?: number;
  /** Backoff grows no further than this: 4,000. */
  readonly capMs?: number;
  /** A `Retry-After` beyond this is not waited for, the call ends: 10,000. */
  readonly retryAfterCapMs?: number;
}

/**
 * Any `fetch`. It must not follow redirects when told `redirect: "manual"`, and must send a request once: what its last try met would hide what
 * an earlier one did.
 */
export type Fetch = (url: string, init: RequestInit) => Promise<Response>;

/** Credentials, or a function that fetches them. */
export type AuthOption<A extends Auth = Auth> = A | (() => A | Promise<A>);

/** @typeParam Name the names of the service's operations */
export interface ClientOptions<A extends Auth = Auth, Name extends string = string> {
  /** `http:` or `https:`, without credentials, query or fragment. Required where the document names no server. */
  readonly baseUrl?: string;
  /** By operation name, where operations are called elsewhere. `baseUrl` holds for all that are not named here. */
  readonly baseUrls?: Readonly<Partial<Record<Name, string>>>;
  readonly auth?: AuthOption<A>;
  /** For one try, body included: 10,000. */
  readonly timeoutMs?: number;
  /** For all tries and the waits between: 30,000. */
  readonly deadlineMs?: number;
  readonly retry?: false | RetryOptions;
  /** Of a response, decompressed: 1 MiB. */
  readonly maxBodyBytes?: number;
  /** Path templates by operation name, where the document's is wrong or unknown. */
  readonly paths?: Readonly<Partial<Record<Name, string>>>;
  /** Sent with every request; what the operation itself sends comes first. No idempotency key: that belongs to a call. */
  readonly headers?: Readonly<Record<string, string>>;
  readonly fetch?: Fetch;
  readonly onDrift?: OnDrift;
  /** Told of each request, answer, failure and retry. */
  readonly onLog?: OnLog;
  readonly tracer?: Tracer;
  readonly clock?: Clock;
  /** From 0 up to 1, for jitter. */
  readonly random?: () => number;
}

/** One of the servers that a document names. */
export interface ServerChoice {
  /** As the document writes it, its variables in braces; need not be said where there is one alone. */
  readonly url?: string;
  /** Those that are not here have the document's defaults. */
  readonly variables?: object;
}

/** Where a document leaves something to choose; each generated package narrows these to its own servers. */
export interface ServerChoices {
  /** In place of `baseUrl`. Operations with a server of their own keep it. */
  readonly server?: ServerChoice;
  /** By operation name, of those with servers of their own. */
  readonly servers?: object;
}

export interface CallOptions {
  readonly signal?: AbortSignal | undefined;
  /** Sent in the header that the operation declares for it, the same at every try. */
  readonly idempotencyKey?: string | undefined;
  readonly timeoutMs?: number | undefined;
  readonly deadlineMs?: number | undefined;
  readonly onDrift?: OnDrift | undefined;
  readonly onLog?: OnLog | undefined;
}
