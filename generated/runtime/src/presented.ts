import type { SecuritySchemeSpec, ServiceSpec } from "./operation.js";
import { decodeForm, rawPairs } from "./raw-pairs.js";

export type Credential =
  | { readonly kind: "bearer"; readonly token: string }
  | { readonly kind: "basic"; readonly username: string; readonly password: string }
  | { readonly kind: "apiKey"; readonly value: string };

/** What a request brought for each security scheme, by its name in the document; nothing of it is verified. */
export type Credentials = Readonly<Record<string, Credential>>;

export function presentedCredentials(service: ServiceSpec, request: Request): Credentials {
  const found: Record<string, Credential> = Object.create(null);
  for (const [name, scheme] of Object.entries(service.security)) {
    const credential = presented(scheme, request);
    if (credential !== undefined) found[name] = credential;
  }
  return found;
}

/** Whether one of the alternatives is there whole. A scheme that a request cannot show (mutual TLS) is the handler's to check. */
export function isSatisfied(
  service: ServiceSpec,
  alternatives: readonly (readonly string[])[],
  credentials: Credentials,
): boolean {
  const shown = (name: string) => Object.hasOwn(credentials, name) || kindOf(service, name) === "other";
  return alternatives.length === 0 || alternatives.some((alternative) => alternative.every(shown));
}

/** The `WWW-Authenticate` header of a 401, which must name at least one scheme (RFC 9110 §11.6.1). */
export function challenge(service: ServiceSpec, alternatives: readonly (readonly string[])[]): string {
  const kinds = new Set(alternatives.flat().map((name) => kindOf(service, name)));
  const challenges: string[] = [];
  const realm = `realm="${service.name.replace(/[^\w.-]/g, "_")}"`;
  if (kinds.has("bearer") || kinds.has("accessToken")) challenges.push(`Bearer ${realm}`);
  if (kinds.has("basic")) challenges.push(`Basic ${realm}, charset="UTF-8"`);
  return challenges.join(", ") || `ApiKey ${realm}`;
}

function kindOf({ security }: ServiceSpec, name: string): SecuritySchemeSpec["kind"] {
  return (Object.hasOwn(security, name) ? security[name]?.kind : undefined) ?? "other";
}

function presented(scheme: SecuritySchemeSpec, request: Request): Credential | undefined {
  switch (scheme.kind) {
    case "bearer":
    case "accessToken": {
      const token = authorization(request, "bearer");
      return token === undefined ? undefined : { kind: "bearer", token };
    }
    case "basic":
      return basic(authorization(request, "basic"));
    case "apiKey": {
      const value = apiKey(scheme, request);
      return value === undefined || value === "" ? undefined : { kind: "apiKey", value };
    }
    case "other":
      return undefined;
    default:
      return scheme satisfies never;
  }
}

function authorization(request: Request, scheme: string): string | undefined {
  // One value and nothing behind it (RFC 9110 §11.4): what is more is no credential that anybody issued.
  const [name, value, ...more] = (request.headers.get("authorization") ?? "").split(/ +/);
  return name?.toLowerCase() === scheme && value !== "" && more.length === 0 ? value : undefined;
}

/** RFC 7617: the first colon ends the user name. */
function basic(encoded: string | undefined): Credential | undefined {
  if (encoded === undefined) return undefined;
  try {
    const bytes = Uint8Array.from(atob(encoded), (character) => character.charCodeAt(0));
    const text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    const colon = text.indexOf(":");
    if (colon === -1) return undefined;
    return { kind: "basic", username: text.slice(0, colon), password: text.slice(colon + 1) };
  } catch {
    return undefined;
  }
}

function apiKey(
  scheme: { readonly in: "header" | "query" | "cookie"; readonly name: string },
  request: Request,
): string | undefined {
  if (scheme.in === "header") return request.headers.get(scheme.name) ?? undefined;
  const pairs =
    scheme.in === "query"
      ? rawPairs(new URL(request.url).search.slice(1))
      : verbatimCookies(request.headers.get("cookie"));
  const [raw, ...others] = pairs.filter(({ name }) => name === scheme.name).map((pair) => pair.raw);
  // Whoever stands in front may have read another of them.
  if (others.length > 0) return undefined;
  try {
    return raw === undefined ? undefined : decodeForm(raw);
  } catch {
    return undefined;
  }
}

/** RFC 6265 §4.2.1, as pairs. A `+` in a cookie is itself. */
export function cookiePairs(header: string | null): ReturnType<typeof rawPairs> {
  return rawPairs(
    cookiesOf(header)
      .map((piece) => piece.replaceAll("+", "%2B").replaceAll("&", "%26"))
      .join("&"),
  );
}

/** The same of cookies in which nothing is escaped: names and values as they came, commas as separators. */
export function verbatimCookies(header: string | null): ReturnType<typeof rawPairs> {
  return cookiesOf(header).map((piece) => {
    const at = piece.indexOf("=");
    const [name, value] = at === -1 ? [piece, ""] : [piece.slice(0, at), piece.slice(at + 1)];
    return { name, raw: encodeURIComponent(value).replaceAll("%2C", ",") };
  });
}

function cookiesOf(header: string | null): readonly string[] {
  return (header ?? "")
    .split(";")
    .map((piece) => piece.trim())
    .filter((piece) => piece !== "");
}
