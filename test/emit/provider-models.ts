import { existsSync, readdirSync, readFileSync } from "node:fs";
import { buildModel } from "../../generator/model/build.js";
import type { ApiModel } from "../../generator/model/model.js";
import { applyOverlay } from "../../generator/repair/apply.js";
import { readOverlay } from "../../generator/repair/read-overlay.js";
import { ingest } from "../../generator/source/ingest.js";
import { SourceText } from "../../generator/source/text.js";

export const providers: readonly string[] = readdirSync("specs/providers").sort();

/** The model of a provider's effective document: the published one with its committed repairs and assumptions. */
export function providerModel(provider: string): ApiModel {
  const folder = `specs/providers/${provider}`;
  const textOf = (name: string) => new SourceText(`${folder}/${name}`, readFileSync(`${folder}/${name}`, "utf8"));
  const name = readdirSync(folder).find((file) => file.startsWith("source.")) ?? "";
  let document = ingest({ provider, source: textOf(name) }).value;
  for (const kind of ["repairs", "assumptions"] as const) {
    const file = `${kind}.overlay.yaml`;
    const overlay = existsSync(`${folder}/${file}`) ? readOverlay(textOf(file), kind).value : undefined;
    if (document !== undefined && overlay !== undefined) document = applyOverlay(document, overlay).document;
  }
  const model = document === undefined ? undefined : buildModel(document);
  if (model?.value === undefined || model.findings.length > 0) throw new Error(JSON.stringify(model?.findings));
  return model.value;
}
