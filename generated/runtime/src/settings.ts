import { type Addresses, baseUrlsOf, serviceBaseUrl, type Wrong } from "./base-url.js";
import { type Clock, systemClock } from "./clock.js";
import type { OnDrift } from "./drift.js";
import type { OnLog } from "./log.js";
import type { ServiceSpec } from "./operation.js";
import type { Auth, ClientOptions, Fetch, RetryOptions, Secret, ServerChoices } from "./options.js";
import { isFieldName, isFieldValue } from "./text.js";
import type { Tracer } from "./tracer.js";

/** Client options, checked, with every default filled in. */
export interface Settings extends Addresses {
  readonly auth: Auth | (() => Auth | Promise<Auth>) | undefined;
  readonly timeoutMs: number;
  readonly deadlineMs: number;
  readonly retry: Required<RetryOptions>;
  readonly maxBodyBytes: number;
  readonly paths: ReadonlyMap<string, string>;
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly fetch: Fetch;
  readonly onDrift: OnDrift | undefined;
  readonly onLog: OnLog | undefined;
  readonly tracer: Tracer | undefined;
  readonly clock: Clock;
  readonly random: () => number;
}

const optionNames = [
  ..."baseUrl baseUrls server servers auth timeoutMs deadlineMs retry maxBodyBytes paths headers fetch onDrift onLog tracer clock random".split(
    " ",
  ),
];

/** Timers count in a signed 32-bit integer; a larger one fires at once. */
const longestTimer = 2_147_483_647;

/**
 * Checks what a caller configured. Whatever is wrong is the caller's bug and throws a TypeError that names the option and never its
 * value.
 */
export function settle(service: ServiceSpec, options: ClientOptions & ServerChoices): Settings {
  const wrong = (option: string, why: string) => new TypeError(`${service.name}: option ${option} ${why}`);
  if (typeof options !== "object" || options === null)
    throw new TypeError(`${service.name}: options must be an object`);
  for (const name of Object.keys(options)) {
    if (!optionNames.includes(name)) throw wrong(name, `is not known; the options are ${optionNames.join(", ")}`);
  }
  checkOperationNames(service, options, wrong);
  const milliseconds = (name: string, value: unknown, otherwise: number) => {
    if (value === undefined) return otherwise;
    if (typeof value === "number" && value > 0 && value <= longestTimer) return value;
    throw wrong(name, `must be a number of milliseconds, from 1 to ${longestTimer}`);
  };
  const hook = <T>(name: string, value: T | undefined): T | undefined => {
    if (value === undefined || typeof value === "function") return value;
    throw wrong(name, "must be a function");
  };
  const { clock, maxBodyBytes = 1024 * 1024, tracer } = options;
  if (!Number.isSafeInteger(maxBodyBytes) || maxBodyBytes <= 0)
    throw wrong("maxBodyBytes", "must be a positive integer");
  if (clock !== undefined && (typeof clock.now !== "function" || typeof clock.after !== "function")) {
    throw wrong("clock", "must have the functions now and after");
  }
  if (tracer !== undefined && typeof tracer.startSpan !== "function") {
    throw wrong("tracer", "must have the function startSpan");
  }
  return {
    service,
    baseUrl: serviceBaseUrl(service, options, wrong),
    baseUrls: baseUrlsOf(service, options, wrong),
    isOverridden: options.baseUrl !== undefined,
    auth: authOf(options.auth, wrong),
    timeoutMs: milliseconds("timeoutMs", options.timeoutMs, 10_000),
    deadlineMs: milliseconds("deadlineMs", options.deadlineMs, 30_000),
    retry: retryOf(options.retry, wrong),
    maxBodyBytes,
    paths: pathsOf(options.paths, wrong),
    headers: headersOf(service, options.headers, wrong),
    // Looked up at each call, so that what instruments the global function later is heard.
    fetch: hook("fetch", options.fetch) ?? ((url, init) => globalThis.fetch(url, init)),
    onDrift: hook("onDrift", options.onDrift),
    onLog: hook("onLog", options.onLog),
    tracer,
    clock: clock ?? systemClock,
    random: hook("random", options.random) ?? Math.random,
  };
}

/** Limits of one call, which may be narrower or wider than the client's. */
export function checkLimit(operation: string, name: string, value: number | undefined, otherwise: number): number {
  if (value === undefined) return otherwise;
  if (typeof value === "number" && value > 0 && value <= longestTimer) return value;
  throw new TypeError(`${operation}: option ${name} must be a number of milliseconds, from 1 to ${longestTimer}`);
}

function authOf(auth: ClientOptions["auth"], wrong: Wrong): Settings["auth"] {
  if (auth === undefined || typeof auth === "function") return auth;
  if (typeof auth !== "object" || auth === null)
    throw wrong("auth", "must be an object or a function that returns one");
  // A copy that no prototype and no later change reaches.
  const checked: Record<string, unknown> = Object.create(null);
  for (const [name, value] of Object.entries(auth)) {
    if (name === "tokenUrl" || name === "scopes" || name === "clientAuthentication") {
      checked[name] = checkedTokenOption(name, value, wrong);
      continue;
    }
    const keyed = name === "apiKey" && typeof value === "object" && value !== null;
    for (const [scheme, secret] of keyed ? Object.entries(value) : [[undefined, value]]) {
      if (isSecret(secret) || (name === "password" && (secret === "" || secret === undefined))) continue;
      throw wrong(
        scheme === undefined ? `auth.${name}` : `auth.${name}.${scheme}`,
        "must be a non-empty string or a function",
      );
    }
    if (value !== undefined) checked[name] = keyed ? { ...value } : value;
  }
  return checked;
}

function checkedTokenOption(
  name: "tokenUrl" | "scopes" | "clientAuthentication",
  value: unknown,
  wrong: Wrong,
): unknown {
  if (value === undefined) return undefined;
  if (name === "scopes") {
    // RFC 6749 §3.3: printable ASCII without space, quote and backslash.
    const isScope = (scope: unknown) => typeof scope === "string" && /^[!#-[\]-~]+$/.test(scope);
    if (Array.isArray(value) && value.every(isScope)) return [...value];
    throw wrong("auth.scopes", "must be a list of scopes");
  }
  if (name === "tokenUrl" && typeof value === "string" && value !== "") return value;
  if (name === "clientAuthentication" && (value === "header" || value === "body")) return value;
  throw wrong(`auth.${name}`, name === "tokenUrl" ? "must be a URL" : 'must be "header" or "body"');
}

function isSecret(value: unknown): value is Secret {
  return typeof value === "function" || (typeof value === "string" && value !== "");
}

function retryOf(retry: ClientOptions["retry"], wrong: Wrong): Required<RetryOptions> {
  const defaults = { max: 2, baseMs: 250, capMs: 4_000, retryAfterCapMs: 10_000 };
  if (retry === undefined) return defaults;
  if (retry === false) return { ...defaults, max: 0 };
  if (typeof retry !== "object" || retry === null) throw wrong("retry", "must be false or an object");
  const merged: Required<RetryOptions> = { ...defaults, ...retry };
  for (const [name, value] of Object.entries(merged)) {
    if (!Object.hasOwn(defaults, name))
      throw wrong(`retry.${name}`, "is not known; use max, baseMs, capMs, retryAfterCapMs");
    if (!Number.isSafeInteger(value) || value < 0 || value > longestTimer) {
      throw wrong(`retry.${name}`, `must be an integer from 0 to ${longestTimer}`);
    }
  }
  return merged;
}

function pathsOf(paths: ClientOptions["paths"], wrong: Wrong): ReadonlyMap<string, string> {
  const checked = new Map<string, string>();
  for (const [operation, path] of Object.entries(paths ?? {})) {
    if (typeof path !== "string" || !path.startsWith("/"))
      throw wrong(`paths.${operation}`, "must be text that starts with /");
    checked.set(operation, path);
  }
  return checked;
}

function checkOperationNames({ operations }: ServiceSpec, options: ClientOptions & ServerChoices, wrong: Wrong): void {
  if (operations === undefined) return;
  for (const option of ["baseUrls", "servers", "paths"] as const) {
    for (const name of Object.keys(options[option] ?? {})) {
      if (operations.includes(name)) continue;
      throw wrong(`${option}.${name}`, `names no operation; the operations are ${operations.join(", ")}`);
    }
  }
}

/** The IETF's header (draft-ietf-httpapi-idempotency-key-header): whether a document names it or not, servers may heed it. */
const standardKeyHeader = "idempotency-key";

function headersOf(service: ServiceSpec, headers: ClientOptions["headers"], wrong: Wrong): Settings["headers"] {
  const keyHeaders = [standardKeyHeader, ...(service.idempotencyHeaders ?? [])];
  const entries = Object.entries(headers ?? {});
  for (const [index, [name, value]] of entries.entries()) {
    // Not the name itself: whoever took the value for it has a secret there.
    if (!isFieldName(name))
      throw wrong("headers", `has a name that is no header name: number ${index + 1} of its names`);
    if (keyHeaders.includes(name.toLowerCase())) {
      const why = "the server answers the second call with one key as it did the first, whatever it asks for";
      throw wrong(`headers.${name}`, `cannot be of a client: ${why}. A key belongs to one call: give it there`);
    }
    if (typeof value !== "string" || !isFieldValue(value))
      throw wrong(`headers.${name}`, "has characters that no header takes");
  }
  return entries;
}
