import { type OpenApiVersion, unresolvedKey } from "../document.js";
import { get, getString, isArray, isObject, type JsonObject, type JsonValue } from "../json.js";
import { type Member, type ObjectKind, shapesOf } from "../objects.js";
import type { PointerToken } from "../pointer.js";
import type { Part, Parts } from "./part.js";
import { resolveTarget, type Scope, scopeOf, scopeWithin, type Target, targetAt } from "./resolve.js";
import { kindsWithSections, sectionOf, staysInPlace } from "./section.js";

/** What becomes of a reference: it names a component, what it names is put in its place, or it stays as it is. */
export type Use =
  | { readonly to: "component"; readonly target: Target; readonly kind: ObjectKind }
  | { readonly to: "place"; readonly target: Target; readonly expected: Member | undefined }
  | { readonly to: "root"; readonly target: Target };

/** Everything that the references of a document lead to. */
export interface Collected {
  /** By the object that holds the `$ref`, or for a mapping of a discriminator by that and its key. */
  readonly uses: ReadonlyMap<JsonObject, Use>;
  readonly mappings: ReadonlyMap<JsonObject, ReadonlyMap<string, Use>>;
  /** By the schema that holds a `$dynamicRef` which means what a `$ref` does. */
  readonly dynamic: ReadonlyMap<JsonObject, Use>;
  /** The targets that become components, by kind and then by key. */
  readonly components: ReadonlyMap<ObjectKind, ReadonlyMap<string, Target>>;
  /** The names that components of the document's own file have already, by kind; those that are one file's content by its key. */
  readonly named: ReadonlyMap<ObjectKind, Named>;
  /** Why a reference to a file is not followed, by its file and its text. */
  readonly unresolved: ReadonlyMap<string, string>;
}

export interface Named {
  /** The object that holds them. */
  readonly section: JsonObject | undefined;
  readonly names: ReadonlySet<string>;
  readonly byTarget: ReadonlyMap<string, string>;
}

interface Task {
  readonly value: JsonValue;
  readonly tokens: readonly PointerToken[];
  readonly expected: Member;
  readonly scope: Scope;
}

/** Walks a document by what stands where, file after file, and resolves every reference that it meets. */
export class Collector implements Collected {
  readonly uses: Map<JsonObject, Use> = new Map();
  readonly mappings: Map<JsonObject, Map<string, Use>> = new Map();
  readonly dynamic: Map<JsonObject, Use> = new Map();
  readonly components: Map<ObjectKind, Map<string, Target>> = new Map();
  readonly named: Map<ObjectKind, Named> = new Map();
  readonly unresolved: Map<string, string> = new Map();
  readonly #version: OpenApiVersion;
  readonly #parts: Parts;
  readonly #root: Part;
  readonly #seen = new Set<string>();
  readonly #tasks: Task[] = [];

  constructor(version: OpenApiVersion, parts: Parts, root: Part) {
    this.#version = version;
    this.#parts = parts;
    this.#root = root;
    const expected = { kind: "document", shape: "one" } as const;
    this.#tasks.push({ value: root.root, tokens: [], expected, scope: scopeOf(root) });
    for (let task = this.#tasks.pop(); task !== undefined; task = this.#tasks.pop()) this.#visit(task);
    // Only when every file is read it is known what else is called so.
    for (const holder of this.dynamic.keys())
      if (!parts.isStatic(getString(holder, "$dynamicRef") ?? "")) this.dynamic.delete(holder);
    for (const kind of kindsWithSections(version)) this.named.set(kind, this.#namedOf(kind));
  }

  #visit({ value, tokens, expected, scope: outer }: Task): void {
    const { kind, shape } = expected;
    if (isArray(value)) {
      if (shape !== "list") return;
      for (const [index, item] of value.entries())
        this.#visit({ value: item, tokens: [...tokens, index], expected: { kind, shape: "one" }, scope: outer });
      return;
    }
    if (!isObject(value)) return;
    const scope = scopeWithin(value, tokens, outer);
    const reference = getString(value, "$ref");
    if (reference !== undefined) this.#follow(value, reference, expected, scope);
    if (shape === "list") return;
    if (kind === "schema" && shape === "one") this.#followDynamic(value, scope);
    for (const [key, member] of Object.entries(value)) {
      const below = [...tokens, key];
      if (shape === "map") {
        if (key !== "$ref" || reference === undefined)
          this.#visit({ value: member, tokens: below, expected: { kind, shape: "one" }, scope });
      } else this.#member({ value: member, tokens: below, scope, key, kind });
    }
    if (kind === "schema" && shape === "one") this.#mapping(value, scope);
  }

  #member(member: Omit<Task, "expected"> & { readonly key: string; readonly kind: ObjectKind }): void {
    const { key, kind, value } = member;
    const shape = shapesOf(this.#version === "2.0" ? "2.0" : "3.1").get(kind);
    const known = shape?.members.get(key);
    if (known !== undefined) this.#visit({ ...member, expected: known });
    else if (shape?.others?.names.test(key) === true)
      this.#visit({ ...member, expected: { kind: shape.others.kind, shape: "one" } });
    // A text or an example that is in a file of its own. Extensions are somebody else's: what they name is not read.
    else if (!key.startsWith("x-") && isObject(value) && Object.keys(value).length === 1) {
      const reference = getString(value, "$ref");
      if (reference !== undefined && !reference.startsWith("#"))
        this.#follow(value, reference, undefined, member.scope);
    }
  }

  #mapping(schema: JsonObject, scope: Scope): void {
    const mapping = get(get(schema, "discriminator"), "mapping");
    if (!isObject(mapping)) return;
    for (const [key, named] of Object.entries(mapping)) {
      // A bare word is the name of a component.
      if (typeof named !== "string" || !/[/#.]/.test(named)) continue;
      const use = this.#use(named, { kind: "schema", shape: "one" }, scope);
      if (use === undefined) continue;
      const uses = this.mappings.get(mapping) ?? new Map<string, Use>();
      this.mappings.set(mapping, uses.set(key, use));
    }
  }

  #follow(holder: JsonObject, reference: string, expected: Member | undefined, scope: Scope): void {
    const use = this.#use(reference, expected, scope);
    if (use !== undefined) this.uses.set(holder, use);
  }

  #followDynamic(schema: JsonObject, scope: Scope): void {
    const reference = getString(schema, "$dynamicRef");
    if (reference === undefined || Object.hasOwn(schema, "$ref") || !/#[^/]+$/.test(reference)) return;
    const target = resolveTarget(this.#parts, scope, reference);
    if (target === undefined || typeof target === "string") return;
    const use = this.#useOf(target, { kind: "schema", shape: "one" });
    this.dynamic.set(schema, use);
  }

  #use(reference: string, expected: Member | undefined, scope: Scope): Use | undefined {
    const target = resolveTarget(this.#parts, scope, reference);
    if (target === undefined) return undefined;
    if (typeof target === "string") {
      // The model says of a fragment of the document itself that it names nothing.
      if (!reference.startsWith("#") || scope.part !== this.#root)
        this.unresolved.set(unresolvedKey(scope.part.source.file, reference), target);
      return undefined;
    }
    return this.#useOf(target, expected);
  }

  #useOf(target: Target, expected: Member | undefined): Use {
    if (expected === undefined) return { to: "place", target, expected };
    const { kind, shape } = expected;
    const isRoot = target.part === this.#root;
    if (shape === "one" && isRoot && staysInPlace(this.#version, kind, target.tokens)) return { to: "root", target };
    this.#enqueue(target, expected);
    if (shape !== "one" || sectionOf(this.#version, kind) === undefined) return { to: "place", target, expected };
    const ofKind = this.components.get(kind) ?? new Map<string, Target>();
    this.components.set(kind, ofKind.set(target.key, target));
    return { to: "component", target, kind };
  }

  #enqueue(target: Target, expected: Member): void {
    const key = `${expected.kind} ${expected.shape} ${target.key}`;
    if (this.#seen.has(key)) return;
    this.#seen.add(key);
    const { part, value, tokens } = target;
    this.#tasks.push({ value, tokens, expected, scope: scopeAt(part, tokens) });
  }

  /** The components of a kind that the document's own file names, itself or in a file that holds all of them. */
  #namedOf(kind: ObjectKind): Named {
    let value: JsonValue | undefined = this.#root.root;
    for (const token of sectionOf(this.#version, kind) ?? []) value = this.#inPlace(get(value, token));
    const names = new Set<string>();
    const byTarget = new Map<string, string>();
    for (const name of isObject(value) ? Object.keys(value) : []) {
      names.add(name);
      const held = get(value, name);
      const use = isObject(held) && Object.keys(held).length === 1 ? this.uses.get(held) : undefined;
      if (use?.to === "component" && !byTarget.has(use.target.key)) byTarget.set(use.target.key, name);
    }
    const whole = this.#sectionFile(kind);
    for (const name of whole === undefined ? [] : names) {
      const inFile = whole && targetAt(whole.part, [...whole.tokens, name]);
      if (inFile !== undefined && !byTarget.has(inFile.key)) byTarget.set(inFile.key, name);
    }
    return { section: isObject(value) ? value : undefined, names, byTarget };
  }

  #inPlace(value: JsonValue | undefined): JsonValue | undefined {
    const use = isObject(value) ? this.uses.get(value) : undefined;
    return use?.to === "place" ? use.target.value : value;
  }

  /** The place in another file that a whole section is, as in `schemas: { $ref: schemas.yaml }`. */
  #sectionFile(kind: ObjectKind): Target | undefined {
    let value: JsonValue | undefined = this.#root.root;
    for (const token of sectionOf(this.#version, kind) ?? []) value = get(value, token);
    const use = isObject(value) ? this.uses.get(value) : undefined;
    return use?.to === "place" ? use.target : undefined;
  }
}

/** The scope at a place: that of the nearest schema around it with an `$id`. */
function scopeAt(part: Part, tokens: readonly PointerToken[]): Scope {
  let scope = scopeOf(part);
  let value: JsonValue | undefined = part.root;
  for (const [depth, token] of tokens.entries()) {
    value = isArray(value) ? value[Number(token)] : get(value, String(token));
    if (value === undefined) break;
    scope = scopeWithin(value, tokens.slice(0, depth + 1), scope);
  }
  return scope;
}
