import { readFileSync } from "node:fs";
import type { DocumentKind, OpenApiVersion, SpecDocument } from "../../generator/source/document.js";
import { findFences } from "../../generator/source/fences.js";
import { getString, isObject } from "../../generator/source/json.js";
import { proseOf } from "../../generator/source/page.js";
import { parseJson } from "../../generator/source/parse-json.js";
import { parseYaml } from "../../generator/source/parse-yaml.js";
import { SourceText } from "../../generator/source/text.js";

/** A page with an OpenAPI block, as a document. */
export function readPage(source: SourceText, provider: string): SpecDocument {
  const fence = findFences(source.text).find(({ contentStart, contentEnd }) =>
    /^\s*(?:\{\s*)?"?openapi"?:/.test(source.text.slice(contentStart, contentEnd)),
  );
  if (fence === undefined) throw new Error("no OpenAPI block");
  const input = { source, start: fence.contentStart, end: fence.contentEnd };
  return document({
    input,
    provider,
    kind: "page-with-openapi",
    prose: proseOf(source, findFences(source.text), fence),
  });
}

/** An OpenAPI document in YAML or JSON. */
export function readOpenApi(text: string, provider = "example", file = `${provider}.yaml`): SpecDocument {
  return document({ input: { source: new SourceText(file, text) }, provider, kind: "openapi", prose: [] });
}

export function readProvider(provider: string): SpecDocument {
  const file = `specs/providers/${provider}/source.md`;
  return readPage(new SourceText(file, readFileSync(file, "utf8")), provider);
}

function document(from: {
  readonly input: { readonly source: SourceText; readonly start?: number; readonly end?: number };
  readonly provider: string;
  readonly kind: DocumentKind;
  readonly prose: SpecDocument["prose"];
}): SpecDocument {
  const { input, provider, kind, prose } = from;
  const json = input.source.text
    .slice(input.start ?? 0)
    .trimStart()
    .startsWith("{");
  const { value } = json ? parseJson(input) : parseYaml(input);
  if (!isObject(value)) throw new Error("no object");
  return { provider, kind, version: versionOf(getString(value, "openapi")), root: value, source: input.source, prose };
}

function versionOf(text: string | undefined): OpenApiVersion {
  const version = text?.slice(0, 3);
  return version === "3.1" || version === "3.2" || version === "3.0" ? version : "2.0";
}
