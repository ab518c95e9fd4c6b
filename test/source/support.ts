import type { FindingDraft } from "../../generator/source/draft.js";
import { ingest } from "../../generator/source/ingest.js";
import { isArray, isContainer, isObject, type JsonValue } from "../../generator/source/json.js";
import { originOf, type Span } from "../../generator/source/origin.js";
import type { PointerToken } from "../../generator/source/pointer.js";
import { SourceText } from "../../generator/source/text.js";

export function textOf(text: string, file = "source.md"): SourceText {
  return new SourceText(file, text);
}

export function ingestText(text: string, file = "source.md") {
  return ingest({ provider: "pets", source: textOf(text, file) });
}

export function slice({ source, start, end }: Span): string {
  return source.text.slice(start, end);
}

/** A value as plain objects, to be compared with what another reader made. */
export function plain(value: JsonValue): unknown {
  return JSON.parse(JSON.stringify(value));
}

/** `rule line:column` of each finding. */
export function places(findings: readonly FindingDraft[]): string[] {
  return findings.map(({ rule, location }) => `${rule} ${location.line}:${location.column}`);
}

export interface Spot {
  readonly tokens: readonly PointerToken[];
  readonly value: JsonValue;
  readonly span: Span;
  readonly key: { readonly name: string; readonly span: Span } | undefined;
}

/** Every value of a document with its origin; throws where a node has none. */
export function* spots(node: JsonValue, tokens: readonly PointerToken[] = []): Generator<Spot> {
  if (!isContainer(node)) return;
  const origin = originOf(node);
  if (origin === undefined) throw new Error(`no origin at ${tokens.join("/")}`);
  const keys = isArray(node) ? [...node.keys()] : Object.keys(node);
  if (origin.entries.size !== keys.length) throw new Error(`entries are missing at ${tokens.join("/")}`);
  for (const key of keys) {
    const entry = origin.entries.get(key);
    const value = isObject(node) ? node[key] : node[Number(key)];
    if (entry === undefined || value === undefined) throw new Error(`no origin at ${[...tokens, key].join("/")}`);
    const name = entry.key === undefined ? undefined : { name: String(key), span: entry.key };
    yield { tokens: [...tokens, key], value, span: entry.value, key: name };
    yield* spots(value, [...tokens, key]);
  }
}
