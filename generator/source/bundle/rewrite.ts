import type { OpenApiVersion } from "../document.js";
import type { FindingDraft } from "../draft.js";
import {
  isArray,
  isContainer,
  isObject,
  type JsonContainer,
  type JsonObject,
  type JsonValue,
  newObject,
} from "../json.js";
import { type Member, shapesOf } from "../objects.js";
import { cloneArray, cloneObject, type EntryOrigin, entryOrigin, originOf, type Span, setOrigin } from "../origin.js";
import { formatPointer, type PointerToken } from "../pointer.js";
import { problem } from "../problem.js";
import type { Collected, Use } from "./collect.js";
import { nameTargets } from "./names.js";
import type { Part } from "./part.js";
import { kindsWithSections, sectionOf } from "./section.js";

export interface RewriteInput {
  readonly version: OpenApiVersion;
  readonly root: Part;
  readonly collected: Collected;
}

/** How often one place may be put in another: a chain that is longer goes in a circle or nowhere useful. */
const LONGEST_CHAIN = 64;

/**
 * The document as one: what references named in other files stands in its components or in the place of the reference. All that
 * no reference changes is shared with the files that were read; what is copied keeps its origins.
 */
export class Rewriter {
  readonly findings: FindingDraft[] = [];
  readonly #input: RewriteInput;
  /** Pointers of components, by kind and target. */
  readonly #pointers = new Map<string, string>();
  readonly #written = new Map<JsonContainer, Map<string, JsonValue>>();
  readonly #open: string[] = [];

  constructor(input: RewriteInput) {
    this.#input = input;
    const { version, root, collected } = input;
    const folder = root.source.file.split("/").slice(0, -1).join("/");
    for (const kind of kindsWithSections(version)) {
      const section = sectionOf(version, kind) ?? [];
      const named = collected.named.get(kind);
      const targets = [...(collected.components.get(kind)?.values() ?? [])];
      const unnamed = targets.filter(({ key }) => named?.byTarget.has(key) !== true);
      const names = nameTargets({ targets: unnamed, taken: named?.names ?? [], folder });
      for (const { key } of targets) {
        const name = named?.byTarget.get(key) ?? names.get(key);
        if (name !== undefined) this.#pointers.set(`${kind} ${key}`, formatPointer([...section, name]));
      }
    }
  }

  document(): JsonObject {
    const { root, version, collected } = this.#input;
    const written = this.#write(root.root, { kind: "document", shape: "one" });
    let document: JsonObject = isObject(written) ? written : newObject();
    for (const kind of kindsWithSections(version)) {
      const own = collected.named.get(kind)?.byTarget;
      for (const [key, target] of collected.components.get(kind) ?? []) {
        const pointer = this.#pointers.get(`${kind} ${key}`);
        if (pointer === undefined || own?.has(key) === true) continue;
        const tokens = pointer.split("/").slice(1);
        const value = this.#write(target.value, { kind, shape: "one" });
        document = withEntry(document, tokens, value, { value: target.span });
      }
    }
    return document;
  }

  #write(value: JsonValue, expected: Member): JsonValue {
    if (!isContainer(value)) return value;
    const as = `${expected.kind} ${expected.shape}`;
    const known = this.#written.get(value)?.get(as);
    if (known !== undefined) return known;
    const written = isArray(value) ? this.#list(value, expected) : this.#object(value as JsonObject, expected);
    const byKind = this.#written.get(value) ?? new Map<string, JsonValue>();
    this.#written.set(value, byKind.set(as, written));
    return written;
  }

  #list(list: readonly JsonValue[], { kind, shape }: Member): JsonValue {
    if (shape !== "list") return list;
    const changes = new Map<PointerToken, Written>();
    for (const [index, item] of list.entries()) {
      const written = this.#entry(item, { kind, shape: "one" });
      if (written.value !== item) changes.set(index, written);
    }
    return changed(list, changes);
  }

  #object(object: JsonObject, expected: Member): JsonValue {
    const use = this.#input.collected.uses.get(object);
    if (use?.to === "place") return this.#place(object, use);
    const changes = new Map<PointerToken, Written>();
    // A reference within the document's own file is left as it is written, unless an `$id` gives it another meaning there.
    const stays = use === undefined || (use.to === "root" && isPointerTo(object.$ref, use.target.tokens));
    const pointer = stays ? undefined : this.#reference(use);
    if (pointer !== undefined) changes.set("$ref", { value: pointer });
    const dynamic = this.#input.collected.dynamic.get(object);
    const known = dynamic === undefined ? undefined : this.#reference(dynamic);
    if (known !== undefined) {
      const span = entryOrigin(object, "$dynamicRef")?.value;
      changes.set("$ref", span === undefined ? { value: known } : { value: known, span });
    }
    if (expected.shape === "list") return changed(object, changes);
    for (const [key, member] of Object.entries(object)) {
      if (key === "$dynamicRef" && known !== undefined) continue;
      const below = this.#memberOf(expected, key);
      const written =
        below === undefined
          ? this.#unknown(member)
          : this.#entry(member, below, this.#isOwnName(object, expected, key));
      if (written.value !== member) changes.set(key, written);
    }
    if (expected.kind === "schema" && expected.shape === "one") this.#mapping(object, changes);
    return changed(object, changes, known === undefined ? undefined : "$dynamicRef");
  }

  #memberOf({ kind, shape }: Member, key: string): Member | undefined {
    if (shape === "map") return { kind, shape: "one" };
    const known = shapesOf(this.#input.version === "2.0" ? "2.0" : "3.1").get(kind);
    const others = known?.others?.names.test(key) === true ? known.others.kind : undefined;
    return known?.members.get(key) ?? (others && { kind: others, shape: "one" });
  }

  /** Whether a component of the document's own file is nothing but a reference to what has its name: then it is that itself. */
  #isOwnName(holder: JsonObject, { kind }: Member, key: string): boolean {
    const named = this.#input.collected.named.get(kind);
    const member = holder[key];
    if (named?.section !== holder || !isObject(member) || Object.keys(member).length > 1) return false;
    const use = this.#input.collected.uses.get(member);
    return use?.to === "component" && use.kind === kind && named.byTarget.get(use.target.key) === key;
  }

  #entry(value: JsonValue, expected: Member, isOwnName = false): Written {
    const use = isObject(value) ? this.#input.collected.uses.get(value) : undefined;
    if (isOwnName && use?.to === "component")
      return { value: this.#write(use.target.value, expected), span: use.target.span };
    const written = this.#write(value, expected);
    return use?.to === "place" ? { value: written, span: use.target.span } : { value: written };
  }

  #unknown(value: JsonValue): Written {
    const use = isObject(value) ? this.#input.collected.uses.get(value) : undefined;
    return use?.to === "place" ? { value: use.target.value, span: use.target.span } : { value };
  }

  /** What the reference names, with what stands beside the reference (OpenAPI 3.1, 4.8.9, `$ref`). */
  #place(holder: JsonObject, { target, expected }: Extract<Use, { to: "place" }>): JsonValue {
    if (expected === undefined) return target.value;
    const key = `${expected.kind} ${expected.shape} ${target.key}`;
    if (this.#open.includes(key) || this.#open.length >= LONGEST_CHAIN) {
      const span = entryOrigin(holder, "$ref")?.value ?? originOf(holder)?.span ?? target.span;
      const message = `${JSON.stringify(holder.$ref)} leads back to where it stands`;
      this.findings.push(problem({ rule: "model/reference-cycle", message, span }));
      return newObject();
    }
    this.#open.push(key);
    const written = this.#write(target.value, expected);
    this.#open.pop();
    const beside = Object.entries(holder).filter(([name]) => name !== "$ref");
    if (beside.length === 0 || !isObject(written)) return written;
    const changes = new Map<PointerToken, Written>();
    for (const [name, member] of beside) {
      const below = this.#memberOf(expected, name);
      const entry = below === undefined ? this.#unknown(member) : this.#entry(member, below);
      const span = entry.span ?? entryOrigin(holder, name)?.value;
      changes.set(name, span === undefined ? entry : { ...entry, span });
    }
    return changed(written, changes);
  }

  #mapping(schema: JsonObject, changes: Map<PointerToken, Written>): void {
    const { discriminator } = schema;
    const mapping = isObject(discriminator) ? discriminator.mapping : undefined;
    const uses = isObject(mapping) ? this.#input.collected.mappings.get(mapping) : undefined;
    if (uses === undefined || !isObject(mapping) || !isObject(discriminator)) return;
    const named = new Map<PointerToken, Written>();
    for (const [key, use] of uses) {
      const pointer = this.#reference(use);
      if (pointer !== undefined) named.set(key, { value: pointer });
    }
    const value = changed(discriminator, new Map([["mapping", { value: changed(mapping, named) }]]));
    changes.set("discriminator", { value });
  }

  #reference(use: Use): string | undefined {
    if (use.to === "place") return undefined;
    const { key, tokens } = use.target;
    const pointer = use.to === "root" ? formatPointer(tokens) : this.#pointers.get(`${use.kind} ${key}`);
    return pointer === undefined ? undefined : `#${pointer.split("/").map(encodeURIComponent).join("/")}`;
  }
}

/** Whether a reference is `#` and a JSON Pointer from the root that names this place. */
function isPointerTo(reference: JsonValue | undefined, tokens: readonly PointerToken[]): boolean {
  if (typeof reference !== "string" || !reference.startsWith("#/")) return false;
  try {
    return decodeURIComponent(reference.slice(1)) === formatPointer(tokens);
  } catch {
    return false;
  }
}

interface Written {
  readonly value: JsonValue;
  /** Where the value stands now, where that is in another file than before. */
  readonly span?: Span;
}

/** The same container where nothing changes, else a copy with its origins, without the member `dropped`. */
function changed(container: JsonContainer, changes: ReadonlyMap<PointerToken, Written>, dropped?: string): JsonValue {
  if (changes.size === 0) return container;
  if (isArray(container)) {
    const { clone, entries } = cloneArray(container);
    for (const [index, { value, span }] of changes) {
      clone[Number(index)] = value;
      move(entries, index, span);
    }
    return clone;
  }
  const { clone, entries } = cloneObject(container as JsonObject);
  for (const [key, { value, span }] of changes) {
    clone[key] = value;
    move(entries, key, span);
  }
  if (dropped !== undefined) {
    delete clone[dropped];
    entries.delete(dropped);
  }
  return clone;
}

function move(entries: Map<PointerToken, EntryOrigin>, key: PointerToken, span: Span | undefined): void {
  if (span !== undefined) entries.set(key, { ...entries.get(key), value: span });
}

/** The document with one more entry; objects on the way to it are made where they are missing. */
function withEntry(
  object: JsonObject,
  [key, ...rest]: readonly string[],
  value: JsonValue,
  origin: EntryOrigin,
): JsonObject {
  if (key === undefined) return object;
  const { clone, entries } = cloneObject(object);
  if (rest.length === 0) {
    clone[key] = value;
    entries.set(key, origin);
    return clone;
  }
  const below = clone[key];
  const made = newObject();
  if (!isObject(below)) setOrigin(made, { span: origin.value, entries: new Map() });
  clone[key] = withEntry(isObject(below) ? below : made, rest, value, origin);
  return clone;
}
