import { existsSync, readFileSync } from "node:fs";
import { applyOverlay } from "../../generator/repair/apply.js";
import type { Overlay } from "../../generator/repair/overlay.js";
import { readOverlay } from "../../generator/repair/read-overlay.js";
import type { SpecDocument } from "../../generator/source/document.js";
import { ingest } from "../../generator/source/ingest.js";
import { SourceText } from "../../generator/source/text.js";

/** A document from its text, as the reader makes it. */
export function readDocument(
  text: string,
  options: { readonly provider?: string; readonly file?: string } = {},
): SpecDocument {
  const { provider = "example", file = "example/source.yaml" } = options;
  const { value, findings } = ingest({ provider, source: new SourceText(file, text) });
  if (value === undefined) throw new Error(findings.map(({ message }) => message).join("\n"));
  return value;
}

/** The published document of a provider of this repository. */
export function readProvider(provider: string): SpecDocument {
  const folder = `specs/providers/${provider}`;
  const file = ["source.md", "source.txt"].map((name) => `${folder}/${name}`).find((path) => existsSync(path));
  if (file === undefined) throw new Error(`no document of ${provider}`);
  return readDocument(readFileSync(file, "utf8"), { provider, file });
}

export const PROVIDERS = ["1099policy", "crisscross", "flinks", "maven", "xendit"] as const;

/** The committed overlays of a provider, repairs first. */
export function overlaysOf(provider: string): readonly Overlay[] {
  return (["repairs", "assumptions"] as const).flatMap((kind) => {
    const file = `specs/providers/${provider}/${kind}.overlay.yaml`;
    if (!existsSync(file)) return [];
    const { value } = readOverlay(new SourceText(file, readFileSync(file, "utf8")), kind);
    return value === undefined ? [] : [value];
  });
}

/** A provider's document with its committed overlays applied. */
export function effectiveOf(provider: string): {
  readonly document: SpecDocument;
  readonly overlays: readonly Overlay[];
} {
  const overlays = overlaysOf(provider);
  const document = overlays.reduce((spec, overlay) => applyOverlay(spec, overlay).document, readProvider(provider));
  return { document, overlays };
}
