import { isArray, isContainer, isObject, type JsonContainer, type JsonValue } from "../source/json.js";
import { entryOrigin, type Location, locate, locationOfSpan, type Span } from "../source/origin.js";
import { formatPointer, type PointerToken } from "../source/pointer.js";
import type { SourceText } from "../source/text.js";
import { type Located, type Remark, type Report, suggest } from "./report.js";

/** So many different words are the least that says why. */
const LEAST_WORDS = 3;

/** What the nodes of one file share. Faults of form are reported under `rule`. */
export interface EditedFile {
  readonly value: JsonValue;
  readonly source: SourceText;
  readonly report: Report;
  readonly rule: string;
}

/** A node of a file that a person edits, with its place; what it should be and is not, it reports under one rule. */
export class YamlNode {
  readonly value: JsonValue;
  readonly #file: EditedFile;
  readonly #tokens: readonly PointerToken[];
  readonly #parent: JsonContainer | undefined;

  private constructor(
    file: EditedFile,
    place: { readonly value: JsonValue; readonly tokens: readonly PointerToken[]; readonly parent?: JsonContainer },
  ) {
    this.value = place.value;
    this.#file = file;
    this.#tokens = place.tokens;
    this.#parent = place.parent;
  }

  static root(file: EditedFile): YamlNode {
    return new YamlNode(file, { value: file.value, tokens: [] });
  }

  get pointer(): string {
    return formatPointer(this.#tokens);
  }

  get location(): Location {
    return this.#locate("value");
  }

  /** The place of the key that this node stands under. */
  get key(): Located<string> {
    return { value: String(this.#tokens.at(-1) ?? ""), location: this.#locate("key") };
  }

  /** What was written: the span of a scalar's text. */
  get span(): Span | undefined {
    const token = this.#tokens.at(-1);
    return this.#parent === undefined || token === undefined ? undefined : entryOrigin(this.#parent, token)?.value;
  }

  /** The members of a mapping. Names that are not in `known` are reported; what is no mapping is reported and has none. */
  members(what: string, known?: readonly string[]): ReadonlyMap<string, YamlNode> {
    const members = new Map<string, YamlNode>();
    if (!isObject(this.value)) {
      this.refuse(`${what} must be a mapping.`);
      return members;
    }
    for (const [key, value] of Object.entries(this.value)) {
      const member = this.#child(key, value, this.value);
      if (known !== undefined && !known.includes(key)) {
        member.refuse(`${what} has no member \`${key}\`.${suggest(key, known)}`, "key");
      } else members.set(key, member);
    }
    return members;
  }

  /** The items of a list; what is no list is reported and has none. */
  items(what: string): readonly YamlNode[] {
    const list = this.value;
    if (isArray(list)) return list.map((value, index) => this.#child(index, value, list));
    this.refuse(`${what} must be a list.`);
    return [];
  }

  string(what: string): Located<string> | undefined {
    if (typeof this.value === "string") return { value: this.value, location: this.location };
    this.refuse(`${what} must be text.`);
    return undefined;
  }

  /** A sentence for people. One that is blank says nothing. */
  sentence(what: string): string | undefined {
    const text = this.string(what)?.value;
    if (text === undefined || text.trim() !== "") return text;
    this.refuse(`${what} must say something.`);
    return undefined;
  }

  /**
   * Why something is so: three different words at least (a number is one, a single letter none), or some letters of a script that may not
   * part its words. Fewer name a thing and say nothing of it.
   */
  reason(what: string): string | undefined {
    const text = this.string(what)?.value;
    if (text === undefined) return undefined;
    const words = new Set(text.toLowerCase().match(/[\p{L}\p{M}]{2,}|\p{N}+/gu) ?? []);
    if (words.size >= LEAST_WORDS || /\p{Lo}{4}/u.test(text)) return text;
    this.refuse(`${what} must say why, in ${LEAST_WORDS} words at least: a sentence, with where the provider says so.`);
    return undefined;
  }

  refuse(message: string, at: "value" | "key" = "value"): void {
    this.#file.report.add({ rule: this.#file.rule, message, location: this.#locate(at) });
  }

  /** A fault of this file's form at another place of it. */
  refuseHere(message: string, location: Location): void {
    this.#file.report.add({ rule: this.#file.rule, message, location });
  }

  /** A fault of another rule, or at a place within this node. */
  refuseAt(remark: Remark): void {
    this.#file.report.add(remark);
  }

  #child(token: PointerToken, value: JsonValue, parent: JsonContainer): YamlNode {
    return new YamlNode(this.#file, { value, tokens: [...this.#tokens, token], parent });
  }

  #locate(at: "value" | "key"): Location {
    const { value, source } = this.#file;
    const found = isContainer(value) ? locate(value, this.#tokens, at) : undefined;
    return found ?? locationOfSpan({ source, start: 0, end: source.text.length }, this.pointer);
  }
}
