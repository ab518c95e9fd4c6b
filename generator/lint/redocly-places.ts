import { getString, isArray, isObject } from "../source/json.js";
import type { ObjectKind } from "../source/objects.js";
import type { PointerToken } from "../source/pointer.js";
import type { Context } from "./context.js";
import { inCode } from "./quote.js";

/** Maps whose keys are names that may begin as an extension's does, such as those of headers. */
const NAMES: ReadonlySet<PointerToken> = new Set([
  "examples",
  "headers",
  "parameters",
  "properties",
  "responses",
  "schemas",
]);

/** What an extension says is no part of the API: its form is its author's, and the files that it names are not read. */
export function isInExtension(at: readonly PointerToken[]): boolean {
  return at.some((token, index) => /^x-/.test(String(token)) && !NAMES.has(at[index - 1] ?? ""));
}

/** What an object at a known place is called in a sentence. */
const NOUNS = {
  document: "document",
  info: "info object",
  server: "server",
  serverVariable: "server variable",
  paths: "map of paths",
  pathItem: "path",
  operation: "operation",
  parameter: "parameter",
  header: "header",
  requestBody: "request body",
  mediaType: "media type",
  encoding: "encoding",
  responses: "map of responses",
  response: "response",
  callback: "callback",
  example: "example",
  link: "link",
  schema: "schema",
  discriminator: "discriminator",
  oauthFlows: "map of OAuth 2.0 flows",
  oauthFlow: "OAuth 2.0 flow",
  xml: "xml object",
  components: "components object",
  securityScheme: "security scheme",
  securityRequirement: "security requirement",
  tag: "tag",
} satisfies Readonly<Record<ObjectKind, string>>;

const nouns: ReadonlyMap<string, string> = new Map(Object.entries(NOUNS));

export function kindAt(context: Context, at: readonly PointerToken[]): ObjectKind | undefined {
  const node = context.valueAt(at);
  return isObject(node) ? context.sites.at(node)?.kind : undefined;
}

/** What an object of that kind is called. */
export function nounOf(kind: string): string {
  return nouns.get(kind) ?? kind;
}

/** An object as a sentence names it: ``the response `200` ``, ``the parameter `limit` ``, `the info object`. */
export function objectAt(context: Context, at: readonly PointerToken[]): string {
  const node = context.valueAt(at);
  const kind = kindAt(context, at);
  const own = at.at(-1);
  if (own === undefined) return "the document";
  if (kind === "operation") return inCode(`${String(own).toUpperCase()} ${at.at(-2) ?? ""}`);
  if (kind === "info" || kind === "components" || kind === "paths" || kind === "responses" || kind === "requestBody")
    return `the ${NOUNS[kind]}`;
  const listItem = isArray(context.valueAt(at.slice(0, -1)));
  const name = listItem || kind === "parameter" ? getString(node, "name") : String(own);
  const noun = kind === undefined ? "" : `${NOUNS[kind]} `;
  if (name !== undefined) return kind === undefined ? inCode(name) : `the ${noun}${inCode(name)}`;
  return kind === undefined ? memberAt(context, at) : `this ${noun}`.trimEnd();
}

/** A member as a sentence names it: by its name, or as an item of the list that it stands in. */
export function memberAt(context: Context, at: readonly PointerToken[]): string {
  const own = at.at(-1);
  if (own === undefined) return "the document";
  const list = isArray(context.valueAt(at.slice(0, -1)));
  return list ? `item ${Number(own) + 1} of ${memberAt(context, at.slice(0, -1))}` : inCode(own);
}

/** A sentence begins with a capital. */
export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** The paths that a message of Redocly names. */
export function pathsIn(message: string): readonly string[] {
  return [...message.matchAll(/`(\/[^`]*)`/g)].map(([, path = ""]) => path);
}
