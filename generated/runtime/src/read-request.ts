import { coerce } from "./coerce.js";
import { contentFor, essenceOf } from "./media.js";
import type { ContentSpec, OperationSpec, ParameterSpec } from "./operation.js";
import { type Credentials, cookiePairs } from "./presented.js";
import type { Problem, RequestError } from "./problem.js";
import { rawPairs, Unreadable } from "./raw-pairs.js";
import { type MemberTypes, readForm } from "./read-form.js";
import { readPairs, readSimple } from "./read-parameters.js";
import type { OperationValidators, Validator } from "./schema.js";
import { readStream } from "./stream.js";

/** A request as the document describes it, or what is wrong with it. */
export interface ReadRequest {
  readonly path: Readonly<Record<string, unknown>>;
  readonly query: Readonly<Record<string, unknown>>;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly cookies: Readonly<Record<string, unknown>>;
  readonly body: unknown;
}

export interface Reading {
  readonly operation: OperationSpec;
  readonly request: Request;
  /** Percent-encoded as they came. */
  readonly path: ReadonlyMap<string, string>;
  readonly validators: OperationValidators | undefined;
  readonly maxBodyBytes: number;
}

/** Reads and checks every part of a request; what does not match the document is one problem with all its errors. */
export async function readRequest(reading: Reading): Promise<ReadRequest | { readonly problem: Problem }> {
  const { operation, path, request, validators } = reading;
  const errors: RequestError[] = [];
  const query = rawPairs(new URL(request.url).search.slice(1));
  const cookies = cookiePairs(request.headers.get("cookie"));
  const namesIn = (location: ParameterSpec["in"]) =>
    new Set(operation.parameters.filter((spec) => spec.in === location).map(({ name }) => name));
  const [queryNames, cookieNames] = [namesIn("query"), namesIn("cookie")];
  const simple = (spec: ParameterSpec, raw: string | null | undefined) =>
    raw === null || raw === undefined ? undefined : readSimple(spec, raw);
  const read = (location: ParameterSpec["in"], fields: Fields, from: (spec: ParameterSpec) => unknown) =>
    readPlace({ operation, location, fields, from, errors });
  const places = {
    path: read("path", validators?.path, (spec) => simple(spec, path.get(spec.name))),
    query: read("query", validators?.query, (spec) => readPairs(spec, query, queryNames)),
    headers: read("header", validators?.headers, (spec) => simple(spec, request.headers.get(spec.name))),
    cookies: read("cookie", validators?.cookies, (spec) => readPairs(spec, cookies, cookieNames)),
  };
  const body = await readBody(reading, errors);
  if ("problem" in body) return body;
  if (errors.length === 0) return { ...places, body: body.value };
  return { problem: { status: 400, detail: "The request does not match the document.", errors } };
}

type Fields = Readonly<Record<string, Validator<unknown>>> | undefined;

function readPlace(about: {
  readonly operation: OperationSpec;
  readonly location: ParameterSpec["in"];
  readonly fields: Fields;
  readonly from: (spec: ParameterSpec) => unknown;
  readonly errors: RequestError[];
}): Readonly<Record<string, unknown>> {
  const { errors, fields, from, location, operation } = about;
  const values: Record<string, unknown> = Object.create(null);
  for (const spec of operation.parameters) {
    if (spec.in !== location) continue;
    const pointer = `/${spec.name.replaceAll("~", "~0").replaceAll("/", "~1")}`;
    try {
      const value = from(spec);
      if (value !== undefined) {
        values[spec.name] = value;
        const validator = fields !== undefined && Object.hasOwn(fields, spec.name) ? fields[spec.name] : undefined;
        errors.push(...violations(location, pointer, value, validator));
      } else if (spec.required) {
        errors.push({ location, pointer, keyword: "required", message: "is required" });
      }
    } catch (error) {
      if (!(error instanceof Unreadable)) throw error;
      errors.push({ location, pointer, keyword: "style", message: error.message });
    }
  }
  return values;
}

function violations(
  location: RequestError["location"],
  prefix: string,
  value: unknown,
  validator: Validator<unknown> | undefined,
): readonly RequestError[] {
  const found = validator?.check(value) ?? [];
  return found.map(({ keyword, message, pointer }) => ({ location, pointer: prefix + pointer, keyword, message }));
}

async function readBody(
  reading: Reading,
  errors: RequestError[],
): Promise<{ readonly value: unknown } | { readonly problem: Problem }> {
  const { maxBodyBytes, operation, request, validators } = reading;
  const { body } = operation;
  if (body === undefined) return { value: undefined };
  const bytes = await bytesOf(request, maxBodyBytes);
  if (bytes === "broken") return { problem: { status: 400, detail: "The body did not arrive whole." } };
  if (bytes === undefined)
    return { problem: { status: 413, detail: `The body is larger than ${maxBodyBytes} bytes.` } };
  if (bytes.byteLength === 0) {
    if (body.required) errors.push({ location: "body", pointer: "", keyword: "required", message: "is required" });
    return { value: undefined };
  }
  const essence = essenceOf(request.headers.get("content-type"));
  const encoding = request.headers.get("content-encoding")?.toLowerCase() ?? "identity";
  const content = encoding === "identity" ? contentFor(body.content, essence) : undefined;
  if (content === undefined) {
    const accept = body.content.map(({ mediaType }) => mediaType).join(", ");
    return {
      problem: {
        status: 415,
        detail: `The body must be ${accept}.`,
        headers: { accept, "accept-encoding": "identity" },
      },
    };
  }
  try {
    const value = await decoded(content, bytes, request);
    // Of files, text and bytes a JSON Schema says nothing that could be checked.
    const checked = content.kind === "json" || content.kind === "form" ? validators?.body : undefined;
    errors.push(...violations("body", "", value, checked));
    return { value };
  } catch {
    // Parsers repeat a piece of what they could not read.
    errors.push({ location: "body", pointer: "", keyword: "contentMediaType", message: `is not ${content.mediaType}` });
    return { value: undefined };
  }
}

/** The body, undefined where it is too large, `"broken"` where it did not arrive whole. */
async function bytesOf(request: Request, limit: number): Promise<Uint8Array | "broken" | undefined> {
  if (request.body === null) return new Uint8Array();
  // Said to be too large is too large: nothing of it need be read.
  if (Number(request.headers.get("content-length") ?? 0) > limit) return undefined;
  try {
    return await readStream(request.body, limit, request.signal);
  } catch {
    return "broken";
  }
}

async function decoded(content: ContentSpec, bytes: Uint8Array, request: Request): Promise<unknown> {
  const text = () => new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  const typesOf = (name: string) =>
    content.encoding !== undefined && Object.hasOwn(content.encoding, name) ? (content.encoding[name] ?? {}) : {};
  switch (content.kind) {
    case "json":
      return JSON.parse(text());
    case "form":
      return readForm(text(), typesOf);
    case "multipart":
      return await multipart(bytes, request, typesOf);
    case "text":
    case "event-stream":
      return text();
    case "binary":
      return bytes;
    default:
      return content.kind satisfies never;
  }
}

async function multipart(
  bytes: Uint8Array,
  request: Request,
  typesOf: (name: string) => MemberTypes,
): Promise<unknown> {
  const type = request.headers.get("content-type") ?? "";
  const form = await new Response(bytes.slice(), { headers: { "content-type": type } }).formData();
  const object: Record<string, unknown> = Object.create(null);
  for (const name of new Set(form.keys())) {
    const { itemTypes, types } = typesOf(name);
    const isList = types?.includes("array") === true;
    const parts = form
      .getAll(name)
      .map((part) => (typeof part === "string" ? coerce(part, isList ? itemTypes : types) : part));
    object[name] = parts.length > 1 || isList ? parts : parts[0];
  }
  return object;
}

/** What a handler is given: the values of the request as its operation's types say, and what the request brought to authenticate. */
export interface ServerRequest<I extends object = object> {
  readonly path: Part<I, "path">;
  readonly query: Part<I, "query">;
  readonly headers: Part<I, "headers">;
  readonly cookies: Part<I, "cookies">;
  readonly body: "body" extends keyof I ? I["body" & keyof I] : undefined;
  readonly credentials: Credentials;
  /** Its body has been read. */
  readonly request: Request;
}

/** A part that the operation has; where all its members are optional, the part is there all the same. */
type Part<I, K extends string> = K extends keyof I ? NonNullable<I[K]> : Readonly<Record<string, never>>;
