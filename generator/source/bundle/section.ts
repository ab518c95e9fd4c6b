import type { OpenApiVersion } from "../document.js";
import type { ObjectKind } from "../objects.js";
import type { PointerToken } from "../pointer.js";
import type { Target } from "./resolve.js";

const SECTIONS: ReadonlyMap<ObjectKind, string> = new Map<ObjectKind, string>([
  ["schema", "schemas"],
  ["response", "responses"],
  ["parameter", "parameters"],
  ["example", "examples"],
  ["requestBody", "requestBodies"],
  ["header", "headers"],
  ["securityScheme", "securitySchemes"],
  ["link", "links"],
  ["callback", "callbacks"],
]);

const SECTIONS_2: ReadonlyMap<ObjectKind, string> = new Map<ObjectKind, string>([
  ["schema", "definitions"],
  ["response", "responses"],
  ["parameter", "parameters"],
]);

/**
 * Where a document keeps what references of this kind name (OpenAPI 3.1, 4.8.7 Components Object); undefined for what has no
 * place of its own, as operations and path items of 3.0: that is put where the reference stands.
 */
export function sectionOf(version: OpenApiVersion, kind: ObjectKind): readonly string[] | undefined {
  if (version === "2.0") {
    const name = SECTIONS_2.get(kind);
    return name === undefined ? undefined : [name];
  }
  const name = SECTIONS.get(kind);
  return name === undefined ? undefined : ["components", name];
}

export function kindsWithSections(version: OpenApiVersion): readonly ObjectKind[] {
  return [...(version === "2.0" ? SECTIONS_2 : SECTIONS).keys()];
}

/** The members of a document that are walked by what stands there, so that a reference into them may stay as it is. */
const WALKED: ReadonlySet<PointerToken> = new Set([
  ...["paths", "components", "webhooks", "definitions", "parameters", "responses", "securityDefinitions"],
]);

export function isWalked(tokens: readonly PointerToken[]): boolean {
  return tokens[0] !== undefined && tokens.length > 1 && WALKED.has(tokens[0]);
}

/** A place of the document's own file that a reference of this kind may name as it stands. */
export function staysInPlace(version: OpenApiVersion, kind: ObjectKind, tokens: readonly PointerToken[]): boolean {
  const resolvedLater = sectionOf(version, kind) !== undefined || kind === "pathItem" || kind === "mediaType";
  return resolvedLater && isWalked(tokens);
}

/** The name that a target asks for: that of its component, else its file's, of characters that a component may have. */
export function wishedName({ tokens, part }: Target): string {
  const last = tokens.findLast((token) => Number.isNaN(Number(token)));
  const base =
    part.source.file
      .split("/")
      .at(-1)
      ?.replace(/\.[^.]+$/, "") ?? "";
  return safe(String(last ?? base)) || "part";
}

/** The name of a target whose wish others have as well: its whole way, from the folder of the document. */
export function fullName({ tokens, part }: Target, folder: string): string {
  const file = part.source.file.startsWith(`${folder}/`) ? part.source.file.slice(folder.length + 1) : part.source.file;
  return safe([file.replace(/\.[^./]+$/, ""), ...tokens].join("_"));
}

/** OpenAPI 3.1, 4.8.7.1: `^[a-zA-Z0-9\.\-_]+$`. */
function safe(text: string): string {
  return text.replace(/[^A-Za-z0-9._-]+/g, "_").replace(/^_+|_+$/g, "");
}
