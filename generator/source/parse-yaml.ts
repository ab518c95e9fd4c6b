import {
  type AliasEvent,
  EVENT_ID,
  type Event,
  getScalarValue,
  type MappingEvent,
  SCALAR_STYLE,
  type ScalarEvent,
  type SequenceEvent,
} from "js-yaml";
import type { FindingDraft, Outcome } from "./draft.js";
import {
  isArray,
  isObject,
  type JsonObject,
  type JsonPrimitive,
  type JsonValue,
  type MutableJsonObject,
  newObject,
} from "./json.js";
import { DEFAULT_LIMITS, type Limits } from "./limits.js";
import { Meter } from "./meter.js";
import { type EntryOrigin, entryOrigin, locationOfSpan, type Span, setOrigin } from "./origin.js";
import type { ParseInput } from "./parse-json.js";
import { formatPointer, type PointerToken } from "./pointer.js";
import { MAX_FINDINGS, problem, Stop, stopProblem } from "./problem.js";
import type { SourceText } from "./text.js";
import { yamlEvents } from "./yaml-events.js";
import { coreTag, plainScalar, taggedScalar, UNREPRESENTABLE } from "./yaml-scalar.js";
import { aliasStretch, collectionEnd, type Stretch, scalarStretch } from "./yaml-spans.js";

/**
 * Reads one YAML 1.2 document in the core schema as JSON. Every container has an origin with offsets in the whole file. Keys are
 * strings of their source text (`200:` is `"200"`). An alias is the same node again. A merge key, which that schema does not have, is
 * merged as YAML 1.1 says (https://yaml.org/type/merge.html) and as most readers do, and is a finding: what reads the document then
 * sees what its author meant. What JSON cannot hold is a finding, and so is a repeated key, whose last value counts. No value where
 * the text is not YAML or goes over a limit.
 */
export function parseYaml({
  source,
  start = 0,
  end = source.text.length,
  limits = DEFAULT_LIMITS,
}: ParseInput): Outcome<JsonValue> {
  const text = source.text.slice(start, end);
  const reader = new YamlReader(source, start, text, limits);
  try {
    const { events, mended } = yamlEvents(text, start, limits);
    for (const at of mended) reader.reportIndentation(at);
    return { value: reader.document(events), findings: reader.findings };
  } catch (error) {
    if (!(error instanceof Stop)) throw error;
    return { value: undefined, findings: [...reader.findings, stopProblem(error, source)] };
  }
}

interface Frame {
  readonly node: JsonValue[] | MutableJsonObject;
  readonly entries: Map<PointerToken, EntryOrigin>;
  /** The mappings that merge keys name, in their order. */
  readonly merged: JsonObject[];
  readonly start: number;
  readonly style: number;
  readonly anchor: string | undefined;
  /** What had been counted before this one. */
  readonly before: { readonly values: number; readonly containers: number };
  readonly depth: number;
  /** The deepest level below, this one counted. */
  height: number;
  key: { readonly text: string; readonly span: Span; readonly merge: boolean } | undefined;
}

interface Anchored {
  readonly value: JsonValue;
  readonly key: string;
  readonly values: number;
  readonly containers: number;
  readonly height: number;
  /** False while the node is still being read: an alias to it would be a cycle. */
  readonly complete: boolean;
}

/** What a merge key can name: a mapping, or a list of them; undefined where it is another value. */
function mappingsIn(value: JsonValue): readonly JsonObject[] | undefined {
  const list = isArray(value) ? value : [value];
  return list.every(isObject) ? list : undefined;
}

class YamlReader {
  readonly findings: FindingDraft[] = [];
  readonly #source: SourceText;
  readonly #base: number;
  readonly #text: string;
  readonly #meter: Meter;
  readonly #frames: Frame[] = [];
  readonly #anchors = new Map<string, Anchored>();
  /** The end of what was read last, in `#text`. */
  #last = 0;

  constructor(source: SourceText, base: number, text: string, limits: Limits) {
    this.#source = source;
    this.#base = base;
    this.#text = text;
    this.#meter = new Meter(limits, base);
  }

  document(events: readonly Event[]): JsonValue {
    let root: JsonValue | undefined;
    let documents = 0;
    const done = (value: JsonValue): void => {
      root = value;
    };
    for (const event of events) {
      switch (event.type) {
        case EVENT_ID.DOCUMENT:
          documents += 1;
          if (documents > 1)
            throw new Stop("source/syntax", "The file holds more than one YAML document.", this.#base + this.#last);
          break;
        case EVENT_ID.SCALAR:
          this.#scalar(event, done);
          break;
        case EVENT_ID.ALIAS:
          this.#alias(event, done);
          break;
        case EVENT_ID.SEQUENCE:
          this.#open(event, []);
          break;
        case EVENT_ID.MAPPING:
          this.#open(event, newObject());
          break;
        case EVENT_ID.POP:
          if (this.#frames.length > 0) this.#close(done);
          break;
      }
    }
    return root ?? null;
  }

  reportIndentation(at: number): void {
    const message = "The closing bracket stands no further right than the key of its value; it is read as if it did.";
    this.#report("source/indentation", message, { start: at, end: at + 1 });
  }

  #scalar(event: ScalarEvent, done: (value: JsonValue) => void): void {
    const stretch = scalarStretch(this.#text, event, this.#last);
    this.#last = stretch.end;
    const text = event.valueStart < 0 ? "" : getScalarValue(this.#text, event);
    const isKey = this.#expectsKey();
    const value = isKey ? text : this.#scalarValue(event, text, stretch);
    if (isKey) this.#meter.key(text, stretch.start);
    else this.#meter.value(stretch.start);
    this.#meter.text(text.length, stretch.start);
    const anchor = this.#anchorName(event);
    if (anchor !== undefined) {
      const anchored = isKey && event.style === SCALAR_STYLE.PLAIN ? plainScalar(text) : value;
      const held = anchored === UNREPRESENTABLE ? text : anchored;
      this.#anchors.set(anchor, { value: held, key: text, values: 1, containers: 0, height: 0, complete: true });
    }
    this.#add({ value, key: text, stretch, merge: text === "<<" && event.style === SCALAR_STYLE.PLAIN }, done);
  }

  #scalarValue(event: ScalarEvent, text: string, stretch: Stretch): JsonPrimitive {
    const tag = event.tagStart < 0 ? undefined : this.#text.slice(event.tagStart, event.tagEnd);
    if (tag === undefined && event.style !== SCALAR_STYLE.PLAIN) return text;
    const value = tag === undefined ? plainScalar(text) : taggedScalar(tag, text);
    if (value !== undefined && value !== UNREPRESENTABLE) return value;
    const what = value === UNREPRESENTABLE ? `the number ${text}` : `the tag ${tag} on this value`;
    this.#report("source/not-json", `JSON has no ${what}; it is read as text.`, stretch);
    return text;
  }

  #alias(event: AliasEvent, done: (value: JsonValue) => void): void {
    const stretch = aliasStretch(event);
    this.#last = stretch.end;
    const name = this.#text.slice(event.anchorStart, event.anchorEnd);
    const anchored = this.#anchors.get(name);
    const place = this.#base + stretch.start;
    if (anchored === undefined)
      throw new Stop("source/syntax", `This is not valid YAML: no anchor is named ${name}.`, place);
    if (!anchored.complete)
      throw new Stop("source/syntax", `The alias ${name} stands inside the value that it repeats.`, place);
    this.#meter.value(stretch.start, anchored.values);
    this.#meter.containers(anchored.containers, stretch.start);
    this.#deepen(this.#frames.length, anchored.height, stretch.start);
    this.#add({ value: anchored.value, key: anchored.key, stretch, merge: false }, done);
  }

  #open(event: SequenceEvent | MappingEvent, node: JsonValue[] | MutableJsonObject): void {
    const before = this.#meter.counted;
    this.#meter.value(event.start);
    this.#meter.containers(1, event.start);
    this.#checkCollectionTag(event, Array.isArray(node) ? "seq" : "map");
    const anchor = this.#anchorName(event);
    const depth = this.#frames.length;
    this.#deepen(depth, 1, event.start);
    if (anchor !== undefined) {
      this.#anchors.set(anchor, { value: node, key: "", values: 0, containers: 0, height: 0, complete: false });
    }
    const { start, style } = event;
    this.#frames.push({
      node,
      entries: new Map(),
      merged: [],
      start,
      style,
      anchor,
      before,
      depth,
      height: 1,
      key: undefined,
    });
    this.#last = Math.max(this.#last, start);
  }

  #close(done: (value: JsonValue) => void): void {
    const frame = this.#frames.pop();
    if (frame === undefined) return;
    const { node, entries, merged, start, style, anchor, height, before } = frame;
    if (!Array.isArray(node)) for (const source of merged) this.#merge(source, node, entries);
    const stretch = { start, end: collectionEnd(this.#text, start, style, this.#last) };
    this.#last = stretch.end;
    setOrigin(node, { span: this.#span(stretch), entries });
    const { values, containers } = this.#meter.counted;
    const held = { values: values - before.values, containers: containers - before.containers, height };
    const key = this.#expectsKey() ? this.#text.slice(stretch.start, stretch.end).replace(/\s+/g, " ") : "";
    if (anchor !== undefined) this.#anchors.set(anchor, { value: node, key, ...held, complete: true });
    if (this.#expectsKey())
      this.#report("source/not-json", "A key is a list or a mapping; JSON has only text as key.", stretch);
    this.#add({ value: node, key, stretch, merge: false }, done);
  }

  #add(
    item: { value: JsonValue; key: string; stretch: Stretch; merge: boolean },
    done: (value: JsonValue) => void,
  ): void {
    const frame = this.#frames.at(-1);
    const span = this.#span(item.stretch);
    if (frame === undefined) {
      done(item.value);
    } else if (Array.isArray(frame.node)) {
      frame.entries.set(frame.node.length, { value: span });
      frame.node.push(item.value);
      this.#meter.entries(frame.node.length, item.stretch.start);
    } else if (frame.key === undefined) {
      frame.key = { text: item.key, span, merge: item.merge };
      const first = frame.entries.get(item.key);
      if (first !== undefined) this.#duplicate(item.key, span, first);
    } else {
      const { text, span: key, merge } = frame.key;
      const sources = merge ? mappingsIn(item.value) : undefined;
      if (sources === undefined) {
        frame.node[text] = item.value;
        frame.entries.set(text, { key, value: span });
      } else {
        this.#report(
          "source/merge-key",
          'YAML 1.2 has no merge key "<<"; it is merged as YAML 1.1 says.',
          item.stretch,
        );
        frame.merged.push(...sources);
      }
      frame.key = undefined;
      this.#meter.entries(frame.entries.size, item.stretch.start);
    }
  }

  /** Members that a mapping has itself count, and of several merged ones the first. They keep the places that they are written at. */
  #merge(source: JsonObject, node: MutableJsonObject, entries: Map<PointerToken, EntryOrigin>): void {
    for (const [key, value] of Object.entries(source)) {
      if (Object.hasOwn(node, key)) continue;
      node[key] = value;
      const origin = entryOrigin(source, key);
      if (origin !== undefined) entries.set(key, origin);
      this.#meter.entries(entries.size, this.#last);
    }
  }

  #expectsKey(): boolean {
    const frame = this.#frames.at(-1);
    return frame !== undefined && !Array.isArray(frame.node) && frame.key === undefined;
  }

  #anchorName(event: { readonly anchorStart: number; readonly anchorEnd: number }): string | undefined {
    return event.anchorStart < 0 ? undefined : this.#text.slice(event.anchorStart, event.anchorEnd);
  }

  #checkCollectionTag(event: SequenceEvent | MappingEvent, expected: string): void {
    if (event.tagStart < 0) return;
    const tag = this.#text.slice(event.tagStart, event.tagEnd);
    const core = coreTag(tag);
    if (core === expected || core === "") return;
    this.#report("source/not-json", `JSON has no ${tag}; the tag is left out.`, {
      start: event.tagStart,
      end: event.tagEnd,
    });
  }

  /** Notes that `height` levels stand below level `depth`. */
  #deepen(depth: number, height: number, at: number): void {
    this.#meter.depth(depth + height, at);
    for (let level = depth - 1; level >= 0; level -= 1) {
      const frame = this.#frames[level];
      const reach = depth - level + height;
      if (frame === undefined || frame.height >= reach) break;
      frame.height = reach;
    }
  }

  #duplicate(key: string, span: Span, first: EntryOrigin): void {
    if (this.findings.length >= MAX_FINDINGS) return;
    const tokens = this.#path();
    const place = locationOfSpan(first.key ?? first.value, formatPointer(tokens));
    const message = `The key ${JSON.stringify(key)} stands twice in one mapping; the last value counts.`;
    const related = [{ message: "It stands here first.", location: place }];
    this.findings.push(problem({ rule: "source/duplicate-key", message, span, tokens, related }));
  }

  #report(rule: string, message: string, stretch: Stretch): void {
    if (this.findings.length >= MAX_FINDINGS) return;
    this.findings.push(problem({ rule, message, span: this.#span(stretch), tokens: this.#path() }));
  }

  #path(): PointerToken[] {
    return this.#frames.flatMap(({ node, key }): PointerToken[] => {
      if (Array.isArray(node)) return [node.length];
      return key === undefined ? [] : [key.text];
    });
  }

  #span({ start, end }: Stretch): Span {
    return { source: this.#source, start: this.#base + start, end: this.#base + end };
  }
}
