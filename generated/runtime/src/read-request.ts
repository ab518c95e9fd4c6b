import type { Arrived } from "./bytes.js";
import type { OperationSpec, ParameterSpec } from "./operation.js";
import { type Credentials, cookiePairs, verbatimCookies } from "./presented.js";
import { type Problem, type RequestError, violations } from "./problem.js";
import { rawPairs, Unreadable } from "./raw-pairs.js";
import { readBody } from "./read-body.js";
import { readPairs, readSimple } from "./read-parameters.js";
import type { Reading } from "./reading.js";
import type { Validator } from "./schema.js";

/** A request as the document describes it, or what is wrong with it. */
export interface ReadRequest {
  readonly path: Readonly<Record<string, unknown>>;
  readonly query: Readonly<Record<string, unknown>>;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly cookies: Readonly<Record<string, unknown>>;
  readonly body: unknown;
  /** The media type as the document writes it; undefined where there is no body. */
  readonly contentType: string | undefined;
}

/** Reads and checks every part of a request; what does not match the document is one problem with all its errors. */
export async function readRequest(reading: Reading): Promise<ReadRequest | { readonly problem: Problem }> {
  const { operation, path, request, validators } = reading;
  const errors: RequestError[] = [];
  const query = rawPairs(new URL(request.url).search.slice(1));
  const cookies = cookiePairs(request.headers.get("cookie"));
  const verbatim = verbatimCookies(request.headers.get("cookie"));
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
    cookies: read("cookie", validators?.cookies, (spec) =>
      readPairs(spec, spec.style === "cookie" ? verbatim : cookies, cookieNames),
    ),
  };
  const body = await readBody(reading, errors);
  if ("problem" in body) return body;
  if (errors.length === 0) return { ...places, body: body.value, contentType: body.contentType };
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
        errors.push(...violations({ location, pointer, value, validator }));
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

/** What a handler is given: the values of the request as its operation's types say, and what the request brought to authenticate. */
export type ServerRequest<I extends object = object> = I extends unknown ? RequestOf<I> : never;

interface RequestOf<I extends object> {
  readonly path: Part<I, "path">;
  readonly query: Part<I, "query">;
  readonly headers: Part<I, "headers">;
  readonly cookies: Part<I, "cookies">;
  readonly body: "body" extends keyof I ? Arrived<I["body" & keyof I]> : undefined;
  /** Which of several media types the body came in. */
  readonly contentType: "contentType" extends keyof I ? NonNullable<I["contentType" & keyof I]> : string | undefined;
  readonly credentials: Credentials;
  /** Its body has been read. */
  readonly request: Request;
}

/** A part that the operation has; where all its members are optional, the part is there all the same. */
type Part<I, K extends string> = K extends keyof I ? NonNullable<I[K]> : Readonly<Record<string, never>>;
