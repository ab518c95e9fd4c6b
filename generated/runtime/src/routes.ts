import type { OperationSpec } from "./operation.js";
import { literal, partsOf } from "./path.js";

/** An operation's path for a Hono router, and how its parameters are found again in the path as it was sent. */
export interface Route {
  readonly operation: OperationSpec;
  readonly pattern: string;
  /** The parameters, percent-encoded as they came; undefined where a path is not what the template says. */
  readonly read: (pathname: string) => ReadonlyMap<string, string> | undefined;
}

export function routeOf(operation: OperationSpec, template: string): Route {
  const segments = (template.split("?", 1)[0] ?? template).split("/").slice(1);
  const pattern = `/${segments.map(patternOf).join("/")}`;
  const readers = segments.map(readerOf);
  const read = (pathname: string) => {
    // A mounted app's own paths stand at the end; its root has none.
    if (pattern === "/") return new Map<string, string>();
    const given = pathname.split("/").slice(1).slice(-segments.length);
    if (given.length < segments.length) return undefined;
    const values = new Map<string, string>();
    for (const [index, reader] of readers.entries()) {
      const found = reader(given[index] ?? "");
      if (found === undefined) return undefined;
      for (const [name, value] of found) values.set(name, value);
    }
    return values;
  };
  return { operation, pattern, read };
}

/** Routes in the order in which they must be tried: a fixed segment before one with a parameter (OpenAPI 3.1, 4.8.8.2). */
export function inOrder(routes: readonly Route[]): readonly Route[] {
  const rank = ({ pattern }: Route) =>
    pattern
      .split("/")
      .map((segment) => (segment.startsWith(":") ? (segment.includes("{") ? "1" : "2") : "0"))
      .join("");
  return routes
    .map((route) => ({ route, rank: rank(route) }))
    .sort((a, b) => (a.rank < b.rank ? -1 : a.rank > b.rank ? 1 : 0))
    .map(({ route }) => route);
}

function isParameter(segment: string): boolean {
  const parts = partsOf(segment);
  const [first] = parts;
  return parts.length === 1 && first !== undefined && "name" in first;
}

function patternOf(segment: string, index: number): string {
  if (isParameter(segment)) return `:s${index}`;
  const own = decoded(segment);
  if (/^[\w.~!$&'()+,;=@%-]*$/.test(own)) return own;
  return `:s${index}{${partsOf(segment)
    .map((part) => ("name" in part ? "[^/]+" : quoted(decoded(part.literal))))
    .join("")}}`;
}

/** A document's text as it stands in the path that a router compares: percent-decoded, but for what is reserved, like `#`. */
function decoded(text: string): string {
  const sent = literal(text);
  try {
    return decodeURI(sent);
  } catch {
    return sent;
  }
}

type SegmentReader = (segment: string) => readonly (readonly [string, string])[] | undefined;

function readerOf(segment: string): SegmentReader {
  const parts = partsOf(segment);
  const names = parts.flatMap((part) => ("name" in part ? [part.name] : []));
  if (names.length === 0) return (given) => (plain(given) === plain(segment) ? [] : undefined);
  const expression = new RegExp(
    `^${parts.map((part) => ("name" in part ? "(.+?)" : quoted(literal(part.literal)))).join("")}$`,
  );
  return (given) => {
    const values = expression.exec(given)?.slice(1);
    return values && names.map((name, index) => [name, values[index] ?? ""] as const);
  };
}

/** Percent-decoded, where it can be. */
function plain(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}

function quoted(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/-]/g, "\\$&");
}
