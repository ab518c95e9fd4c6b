import { baseUrlFor } from "./base-url.js";
import { templateOf } from "./core.js";
import type { Credentials } from "./credentials.js";
import { chooseContent, type EncodedBody, encodeBody } from "./encode-body.js";
import { type InputLocation, InvalidInputError } from "./errors.js";
import { acceptOf } from "./media.js";
import type { OperationInput, OperationSpec, ParameterSpec } from "./operation.js";
import {
  inCookie,
  isAbsent,
  percent,
  percentButReserved,
  Unwritable,
  verbatim,
  writePairs,
  writeSimple,
} from "./parameters.js";
import { expandPath } from "./path.js";
import type { Settings } from "./settings.js";
import { isFieldName, isFieldValue } from "./text.js";

/** A call as text, before anything that authenticates. */
export interface EncodedInput {
  readonly path: string;
  readonly query: readonly string[];
  readonly headers: Headers;
  readonly cookies: readonly string[];
  readonly body: EncodedBody | undefined;
  /** An idempotency key of this call is sent, where the operation declares one. */
  readonly keyed: boolean;
}

/** A call as `fetch` takes it. */
export interface PreparedRequest {
  readonly url: string;
  readonly method: string;
  readonly headers: Headers;
  readonly body: EncodedBody | undefined;
  readonly keyed: boolean;
}

interface Input {
  readonly settings: Settings;
  readonly operation: OperationSpec;
  readonly input: OperationInput;
  readonly idempotencyKey: string | undefined;
}

/**
 * Writes a call's values down as its operation declares them.
 *
 * @throws TypeError where a required value is missing; InvalidInputError where one cannot be sent
 */
export function encodeInput({ idempotencyKey, input, operation, settings }: Input): EncodedInput {
  const refusal =
    (location: InputLocation) =>
    (parameter: string, why: string): never => {
      throw new InvalidInputError({ operation: operation.name, location, parameter, why });
    };
  const template = templateOf(settings, operation);
  const path = expandPath({ template, operation, values: input.path ?? {}, refuse: refusal("path") });
  const headers = new Headers();
  let keyed = false;
  const setHeader = (name: string, value: string) => {
    if (!isFieldName(name)) throw new TypeError(`${operation.name}: ${JSON.stringify(name)} is no header name`);
    if (!isFieldValue(value)) refusal("header")(name, "has characters that no header takes, or white space around it");
    headers.set(name, value);
    if (name.toLowerCase() === operation.idempotencyHeader?.toLowerCase()) keyed = true;
  };
  headers.set("accept", acceptOf(operation));
  for (const [name, value] of settings.headers) headers.set(name, value);
  each(operation, "header", input.headers, refusal("header"), (spec, value) => {
    setHeader(spec.name, writeSimple(spec, value, verbatim));
  });
  if (idempotencyKey !== undefined && operation.idempotencyHeader !== undefined) {
    if (idempotencyKey === "") refusal("header")(operation.idempotencyHeader, "is empty");
    setHeader(operation.idempotencyHeader, idempotencyKey);
  }
  const query: string[] = [];
  each(operation, "query", input.query, refusal("query"), (spec, value) => {
    const encode = spec.allowReserved === true ? percentButReserved : percent;
    query.push(...writePairs(spec, value, encode).map(([name, text]) => `${name}=${text}`));
  });
  const cookies: string[] = [];
  each(operation, "cookie", input.cookies, refusal("cookie"), (spec, value) => {
    const encode = spec.style === "cookie" ? inCookie : percent;
    cookies.push(...writePairs(spec, value, encode).map(([name, text]) => `${name}=${text}`));
  });
  const body = bodyOf(operation, input, refusal("body"));
  if (body?.contentType !== undefined) headers.set("content-type", body.contentType);
  return { path, query, headers, cookies, body, keyed };
}

/**
 * Adds credentials and the configured origin.
 *
 * @throws TypeError where the path would lead elsewhere than the template says
 */
export function prepare(
  settings: Settings,
  operation: OperationSpec,
  encoded: EncodedInput,
  credentials: Credentials,
): PreparedRequest {
  const headers = new Headers(encoded.headers);
  for (const [name, value] of credentials.headers) headers.set(name, value);
  const cookies = [...encoded.cookies, ...credentials.cookies.map(([name, value]) => `${name}=${value}`)];
  if (cookies.length > 0) headers.set("cookie", cookies.join("; "));
  const query = [...encoded.query, ...credentials.query.map(([name, value]) => pair(name, value))].join("&");
  const baseUrl = baseUrlFor(settings, operation);
  const target = baseUrl.pathname.replace(/\/$/, "") + encoded.path;
  const mark = query === "" ? "" : target.includes("?") ? "&" : "?";
  const url = new URL(baseUrl.origin + target + mark + query);
  // Dot segments of a template are resolved by the URL parser, and could leave the base path.
  const kept = url.pathname.split("/").length === target.split("?", 1)[0]?.split("/").length;
  if (url.origin !== baseUrl.origin || !kept) {
    throw new TypeError(`${operation.name}: the path template leads away from the base URL`);
  }
  return { url: url.href, method: operation.method, headers, body: encoded.body, keyed: encoded.keyed };
}

function pair(name: string, value: string): string {
  return `${encodeURIComponent(name)}=${encodeURIComponent(value)}`;
}

/** Runs over the parameters of one place that have a value; `null` has no written form and is left out. */
function each(
  operation: OperationSpec,
  location: ParameterSpec["in"],
  values: Readonly<Record<string, unknown>> | undefined,
  refuse: (parameter: string, why: string) => never,
  write: (spec: ParameterSpec, value: unknown) => void,
): void {
  const given = values ?? {};
  for (const spec of operation.parameters) {
    if (spec.in !== location) continue;
    const value = Object.hasOwn(given, spec.name) ? given[spec.name] : undefined;
    if (isAbsent(value)) {
      // The key may also come as a call option.
      if (!spec.required || spec.name === operation.idempotencyHeader) continue;
      throw new TypeError(`${operation.name}: ${location} parameter ${JSON.stringify(spec.name)} is missing`);
    }
    try {
      write(spec, value);
    } catch (error) {
      if (error instanceof Unwritable) refuse(spec.name, error.message);
      throw error;
    }
  }
}

function bodyOf(
  operation: OperationSpec,
  input: OperationInput,
  refuse: (parameter: string, why: string) => never,
): EncodedBody | undefined {
  const { body } = operation;
  if (input.body === undefined || body === undefined) {
    if (body?.required === true) throw new TypeError(`${operation.name}: the body is missing`);
    return undefined;
  }
  const content = chooseContent(body.content, input.contentType);
  if (content === undefined) throw new TypeError(`${operation.name}: the document declares no such media type`);
  try {
    return encodeBody(content, input.body);
  } catch (error) {
    if (error instanceof Unwritable) return refuse("body", error.message);
    throw error;
  }
}
