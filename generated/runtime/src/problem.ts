import type { Validator } from "./schema.js";

/** What is wrong with one part of a request. */
export interface RequestError {
  readonly location: "path" | "query" | "header" | "cookie" | "body";
  /** RFC 6901, into the parameters of that place, or into the body. */
  readonly pointer: string;
  readonly keyword: string;
  readonly message: string;
}

/** What a validator finds wrong with a value that stands at `pointer`. */
export function violations(about: {
  readonly location: RequestError["location"];
  readonly pointer: string;
  readonly value: unknown;
  readonly validator: Validator<unknown> | undefined;
}): readonly RequestError[] {
  const { location, pointer: prefix, validator, value } = about;
  const found = validator?.check(value) ?? [];
  return found.map(({ keyword, message, pointer }) => ({ location, pointer: prefix + pointer, keyword, message }));
}

const titles: Readonly<Record<number, string>> = {
  400: "Bad Request",
  401: "Unauthorized",
  404: "Not Found",
  405: "Method Not Allowed",
  413: "Content Too Large",
  415: "Unsupported Media Type",
  500: "Internal Server Error",
};

export interface Problem {
  readonly status: 400 | 401 | 404 | 405 | 413 | 415 | 500;
  readonly detail?: string;
  readonly errors?: readonly RequestError[];
  readonly headers?: Readonly<Record<string, string>>;
}

/** An RFC 9457 response. Names from a request may stand in it, so it is also safe where something takes it for HTML. */
export function problem({ detail, errors, headers, status }: Problem): Response {
  const members = { type: "about:blank", title: titles[status], status, detail, errors };
  const body = JSON.stringify(members).replace(/[<>&\u2028\u2029]/g, escaped);
  const own = { "content-type": "application/problem+json", "x-content-type-options": "nosniff" };
  return new Response(body, { status, headers: { ...headers, ...own } });
}

function escaped(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;
}
