import type { Document, YAMLMap, YAMLParseError, YAMLSeq } from "yaml";
import type { FindingDraft, Outcome } from "../source/draft.js";
import { type JsonValue, newObject } from "../source/json.js";
import { type EntryOrigin, locationOfSpan, type Span, setOrigin } from "../source/origin.js";
import { formatPointer, type PointerToken } from "../source/pointer.js";
import type { SourceText } from "../source/text.js";
import { yaml } from "./yaml.js";

const MAX_DEPTH = 100;
const MAX_NODES = 100_000;

/**
 * YAML 1.2 that a person edits (an overlay, a binding) as JSON without prototypes, every node with its place. Keys are strings
 * (`200:` is `"200":`), each once. What is no JSON, broken, nested too deep or too large after aliases is a finding under `rule`.
 */
export function readYamlValue(source: SourceText, rule: string): Outcome<JsonValue> {
  return new YamlReader(source, rule).read();
}

class YamlReader {
  readonly #yaml = yaml();
  readonly #source: SourceText;
  readonly #rule: string;
  readonly #findings: FindingDraft[] = [];
  #nodes = 0;

  constructor(source: SourceText, rule: string) {
    this.#source = source;
    this.#rule = rule;
  }

  read(): Outcome<JsonValue> {
    const document = this.#parse();
    const findings = this.#findings;
    if (document === undefined) return { value: undefined, findings };
    for (const error of document.errors) this.#report(error.message, this.#spanOfError(error), []);
    if (findings.length > 0) return { value: undefined, findings };
    if (document.contents === null) {
      this.#report("The file is empty.", this.#span(0, 0), []);
      return { value: undefined, findings };
    }
    const value = this.#convert(document.contents, [], document);
    return { value: findings.length > 0 ? undefined : value, findings };
  }

  #parse() {
    try {
      return this.#yaml.parseDocument(this.#source.text, { prettyErrors: false, stringKeys: true });
    } catch {
      // The composer recurses: text that is nested thousands deep exhausts its stack.
      this.#report("The file is nested too deeply to be read.", this.#span(0, 0), []);
      return undefined;
    }
  }

  #convert(node: unknown, path: readonly PointerToken[], document: Document): JsonValue | undefined {
    if (this.#findings.length > 0) return undefined;
    const span = this.#spanOf(node);
    this.#nodes += 1;
    if (path.length > MAX_DEPTH) return this.#report(`The file is nested more than ${MAX_DEPTH} deep.`, span, path);
    if (this.#nodes > MAX_NODES) return this.#report(`The file has more than ${MAX_NODES} nodes.`, span, path);
    if (node === null) return null;
    if (this.#yaml.isMap(node)) return this.#object(node, path, document);
    if (this.#yaml.isSeq(node)) return this.#array(node, path, document);
    if (this.#yaml.isAlias(node)) return this.#convert(node.resolve(document) ?? null, path, document);
    if (this.#yaml.isScalar(node)) {
      const value = node.value;
      if (value === null || typeof value === "string" || typeof value === "boolean") return value;
      if (typeof value === "number" && Number.isFinite(value)) return value;
    }
    return this.#report("This value does not exist in JSON.", span, path);
  }

  #object(node: YAMLMap, path: readonly PointerToken[], document: Document): JsonValue {
    const object = newObject();
    const entries = new Map<PointerToken, EntryOrigin>();
    for (const pair of node.items) {
      const key = this.#yaml.isScalar(pair.key) ? String(pair.key.value) : String(pair.key);
      const value = this.#convert(pair.value, [...path, key], document);
      if (value === undefined) continue;
      object[key] = value;
      const keySpan = this.#spanOf(pair.key);
      entries.set(key, { key: keySpan, value: pair.value === null ? keySpan : this.#spanOf(pair.value) });
    }
    setOrigin(object, { span: this.#spanOf(node), entries });
    return object;
  }

  #array(node: YAMLSeq, path: readonly PointerToken[], document: Document): JsonValue {
    const array: JsonValue[] = [];
    const entries = new Map<PointerToken, EntryOrigin>();
    for (const [index, item] of node.items.entries()) {
      const value = this.#convert(item, [...path, index], document);
      if (value === undefined) continue;
      array.push(value);
      entries.set(index, { value: this.#spanOf(item) });
    }
    setOrigin(array, { span: this.#spanOf(node), entries });
    return array;
  }

  #report(message: string, span: Span, path: readonly PointerToken[]): undefined {
    this.#findings.push({ rule: this.#rule, message, location: locationOfSpan(span, formatPointer(path)) });
    return undefined;
  }

  /** Of a key that is there twice the parser tells where it begins, and not where it ends. */
  #spanOfError({ code, pos: [start, end] }: YAMLParseError): Span {
    if (code !== "DUPLICATE_KEY") return this.#span(start, end);
    const key = /^(?:"(?:[^"\\]|\\.)*"|'(?:[^']|'')*'|[^:\s]+)/.exec(
      this.#source.text.slice(start, start + 1_000),
    )?.[0];
    return this.#span(start, start + (key?.length ?? end - start));
  }

  #span(start: number, end: number): Span {
    return { source: this.#source, start, end };
  }

  /** The text of a node. A block's own range goes on to the start of the next line. */
  #spanOf(node: unknown): Span {
    const range =
      (this.#yaml.isMap(node) || this.#yaml.isSeq(node) || this.#yaml.isScalar(node) || this.#yaml.isAlias(node)) &&
      node.range;
    if (!range) return this.#span(0, 0);
    const [start, end] = range;
    return this.#span(start, start + this.#source.text.slice(start, end).trimEnd().length);
  }
}
