import type { Overlay } from "../../generator/repair/overlay.js";
import { readOverlay } from "../../generator/repair/read-overlay.js";
import { readYamlValue } from "../../generator/repair/yaml-value.js";
import type { SpecDocument } from "../../generator/source/document.js";
import { isObject, type JsonValue } from "../../generator/source/json.js";
import { SourceText } from "../../generator/source/text.js";

/** A document from YAML text, as ingest would give it. */
export function documentOf(text: string, file = "source.yaml"): SpecDocument {
  const source = new SourceText(file, text);
  const { value, findings } = readYamlValue(source, "test/document");
  if (!isObject(value)) throw new Error(JSON.stringify(findings));
  return { provider: "test", kind: "openapi", version: "3.1", root: value, source, prose: [] };
}

/** An overlay whose actions are given as YAML; it must be valid. */
export function overlayOf(actions: string, kind: Overlay["kind"] = "repairs"): Overlay {
  const { value, findings } = readOverlay(overlayText(actions), kind);
  if (value === undefined || findings.length > 0) throw new Error(JSON.stringify(findings, undefined, 2));
  return value;
}

export function overlayText(actions: string, version = "1.1.0"): SourceText {
  const indented = actions.replace(/^\n+|\s+$/g, "");
  const text = `overlay: ${version}\ninfo:\n  title: Test\n  version: 1.0.0\nactions:\n${indented}\n`;
  return new SourceText("repairs.overlay.yaml", text);
}

/** As ordinary objects, for comparison. */
export function plain(value: JsonValue): unknown {
  return JSON.parse(JSON.stringify(value));
}
