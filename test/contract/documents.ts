import { existsSync, readFileSync } from "node:fs";
import type { Contract } from "../../generator/contract/contract.js";
import { readContract } from "../../generator/contract/read-contract.js";
import { buildModel } from "../../generator/model/build.js";
import type { ApiModel } from "../../generator/model/model.js";
import { applyOverlay } from "../../generator/repair/apply.js";
import { readOverlay } from "../../generator/repair/read-overlay.js";
import type { SpecDocument } from "../../generator/source/document.js";
import { ingest } from "../../generator/source/ingest.js";
import { isObject } from "../../generator/source/json.js";
import { parseYaml } from "../../generator/source/parse-yaml.js";
import { SourceText } from "../../generator/source/text.js";

export const PROVIDERS = ["1099policy", "crisscross", "flinks", "maven", "xendit"] as const;

export function fileOf(path: string): SourceText {
  return new SourceText(path, readFileSync(new URL(`../../${path}`, import.meta.url), "utf8"));
}

/** A document from YAML (or JSON) text. */
export function documentOf(source: SourceText): SpecDocument {
  const { value, findings } = parseYaml({ source });
  if (!isObject(value)) throw new Error(JSON.stringify(findings));
  const version = String(value.openapi).startsWith("3.0") ? "3.0" : "3.1";
  return { provider: "test", kind: "openapi", version, root: value, source, prose: [] };
}

export function modelOf(document: SpecDocument): ApiModel {
  const { value, findings } = buildModel(document);
  if (value === undefined) throw new Error(JSON.stringify(findings));
  return value;
}

/** The cancel contract, which must be without findings. */
export function cancelContract(): Contract {
  const { value, findings } = readContract(modelOf(documentOf(fileOf("specs/contract/cancel-session.openapi.yaml"))));
  if (value === undefined) throw new Error(JSON.stringify(findings, undefined, 2));
  return value;
}

/** The model of a provider's effective document. */
export function effectiveModel(provider: string): ApiModel {
  return modelOf(effectiveDocument(provider));
}

/** A provider's document with its committed overlays applied. */
export function effectiveDocument(provider: string): SpecDocument {
  const folder = `specs/providers/${provider}`;
  const source = provider === "crisscross" ? "source.txt" : "source.md";
  const { value, findings } = ingest({ provider, source: fileOf(`${folder}/${source}`) });
  if (value === undefined) throw new Error(JSON.stringify(findings));
  let document = value;
  for (const kind of ["repairs", "assumptions"] as const) {
    const path = `${folder}/${kind}.overlay.yaml`;
    if (!existsSync(new URL(`../../${path}`, import.meta.url))) continue;
    const overlay = readOverlay(fileOf(path), kind);
    if (overlay.value === undefined) throw new Error(JSON.stringify(overlay.findings));
    document = applyOverlay(document, overlay.value).document;
  }
  return document;
}
