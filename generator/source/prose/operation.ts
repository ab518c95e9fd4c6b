import { UNADDRESSED_OPERATIONS, UNNUMBERED_SUCCESS, UNSTATED_VERSION } from "../document.js";
import type { JsonObject } from "../json.js";
import type { Span } from "../origin.js";
import { listPart, named, objectPart, type Part, part } from "./parts.js";

export const METHODS = "GET|PUT|POST|DELETE|OPTIONS|HEAD|PATCH|TRACE";

/** What a page states of one operation. */
export interface StatedOperation {
  readonly page: Span;
  readonly title: Part<string>;
  readonly description?: Part<string> | undefined;
  /** The method in lower case and the path, where the page names both. */
  readonly address?: { readonly method: Part<string>; readonly path: Part<string> } | undefined;
  readonly servers: readonly Part[];
  readonly parameters: readonly Part[];
  readonly requestBody?: Part | undefined;
  /** Response Objects by status. */
  readonly responses: ReadonlyMap<string, Part>;
  /** A success response that the page gives no number. */
  readonly success?: Part | undefined;
}

/**
 * The OpenAPI 3.1 document of a page about one operation. Nothing is added that the page does not say, but for the members that
 * OpenAPI requires: `openapi`, and `info.version`, which is "unknown".
 */
export function documentOf(stated: StatedOperation): JsonObject {
  const { page, title, address, servers } = stated;
  const info = objectPart(title.span, [
    ["title", title],
    ["version", part(UNSTATED_VERSION, title.span)],
  ]);
  const operation = operationOf(stated);
  const name = operationIdOf(title.value);
  return objectPart(page, [
    ["openapi", part("3.1.0", title.span)],
    ["info", info],
    ["servers", servers.length > 0 ? listPart(spanOf(servers, page), servers) : undefined],
    ["paths", address === undefined ? objectPart(title.span, []) : pathsOf(address, operation)],
    [
      UNADDRESSED_OPERATIONS,
      address === undefined ? objectPart(page, [[name, named(title.span, operation)]]) : undefined,
    ],
  ]).value;
}

function pathsOf({ method, path }: NonNullable<StatedOperation["address"]>, operation: Part): Part {
  const item = objectPart(operation.span, [[method.value, named(method.span, operation)]]);
  return objectPart(operation.span, [[path.value, named(path.span, item)]]);
}

function operationOf({ page, title, description, parameters, requestBody, responses, success }: StatedOperation): Part {
  return objectPart(page, [
    ["operationId", part(operationIdOf(title.value), title.span)],
    ["summary", title],
    ["description", description],
    ["parameters", parameters.length > 0 ? listPart(spanOf(parameters, page), parameters) : undefined],
    ["requestBody", requestBody],
    [UNNUMBERED_SUCCESS, success],
    ["responses", objectPart(spanOf([...responses.values()], title.span), responses)],
  ]);
}

const ARTICLES: ReadonlySet<string> = new Set(["a", "an", "the"]);

/** A title as an identifier in camel case, articles left out: "Get the Pet by ID" → `getPetById`. */
export function operationIdOf(title: string): string {
  const plain = title.normalize("NFKD").replace(/\p{M}/gu, "");
  const words = (plain.match(/[A-Za-z0-9]+/g) ?? []).map((word) => word.toLowerCase());
  const telling = words.filter((word) => !ARTICLES.has(word));
  const kept = telling.length > 0 ? telling : words;
  const name = kept.map((word, index) => (index === 0 ? word : word.charAt(0).toUpperCase() + word.slice(1))).join("");
  return name === "" ? "operation" : name;
}

/** From the first part to the last. */
export function spanOf(parts: readonly Part[], otherwise: Span): Span {
  const starts = parts.map(({ key, span }) => Math.min(key?.start ?? span.start, span.start));
  const ends = parts.map(({ key, span }) => Math.max(key?.end ?? span.end, span.end));
  if (starts.length === 0) return otherwise;
  return { source: otherwise.source, start: starts.reduce(least), end: ends.reduce(greatest) };
}

function least(a: number, b: number): number {
  return Math.min(a, b);
}

function greatest(a: number, b: number): number {
  return Math.max(a, b);
}
