import { existsSync, readFileSync } from "node:fs";
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
