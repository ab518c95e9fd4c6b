import { existsSync, readFileSync } from "node:fs";
import type { Contract } from "../../generator/contract/contract.js";
import { readContract } from "../../generator/contract/read-contract.js";
import { buildModel } from "../../generator/model/build.js";
import type { ApiModel } from "../../generator/model/model.js";
import { applyOverlay } from "../../generator/repair/apply.js";
import { readOverlay } from "../../generator/repair/read-overlay.js";
import type { SpecDocument } from "../../generator/source/document.js";
import { findFences } from "../../generator/source/fences.js";
import { isObject } from "../../generator/source/json.js";
import { parseYaml } from "../../generator/source/parse-yaml.js";
import { SourceText } from "../../generator/source/text.js";

export const PROVIDERS = ["1099policy", "crisscross", "flinks", "maven", "xendit"] as const;

export function fileOf(path: string): SourceText {
  return new SourceText(path, readFileSync(new URL(`../../${path}`, import.meta.url), "utf8"));
}

/** A document from YAML (or JSON) text. */
export function documentOf(source: SourceText, within: { start?: number; end?: number } = {}): SpecDocument {
  const { value, findings } = parseYaml({ source, ...within });
  if (!isObject(value)) throw new Error(JSON.stringify(findings));
  const version = String(value["openapi"]).startsWith("3.0") ? "3.0" : "3.1";
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

export function effectiveModel(provider: string): ApiModel {
  const folder = `specs/providers/${provider}`;
  const page = fileOf(`${folder}/source.md`);
  const fence = findFences(page.text).find(({ info }) => /^(json|ya?ml) /.test(info));
  let document = {
    ...documentOf(page, fence === undefined ? {} : { start: fence.contentStart, end: fence.contentEnd }),
    provider,
  };
  for (const kind of ["repairs", "assumptions"] as const) {
    const path = `${folder}/${kind}.overlay.yaml`;
    if (!existsSync(new URL(`../../${path}`, import.meta.url))) continue;
    const { value, findings } = readOverlay(fileOf(path), kind);
    if (value === undefined) throw new Error(JSON.stringify(findings));
    document = { ...applyOverlay(document, value).document, provider };
  }
  return modelOf(document);
}
