import {
  isArray,
  isContainer,
  isObject,
  type JsonContainer,
  type JsonObject,
  type JsonValue,
  type MutableJsonObject,
} from "../source/json.js";
import { cloneArray, cloneObject, type EntryOrigin, entryOrigin } from "../source/origin.js";
import type { PointerToken } from "../source/pointer.js";

/**
 * A document while overlays change it. Whatever is changed is copied first, once; the rest is shared with the original, which never
 * changes. Origins follow: what an overlay sets has its place in the overlay, everything else keeps its own.
 */
export class DraftDocument {
  #root: JsonObject;
  /** The copies that this draft made and may change. */
  #owned = new WeakMap<JsonContainer, OwnedContainer>();

  constructor(root: JsonObject) {
    this.#root = root;
  }

  get root(): JsonObject {
    return this.#root;
  }

  /** Gives the copies made so far away: a value that is about to stand in two places must not change in both. */
  disown(): void {
    this.#owned = new WeakMap();
  }

  /** The document as it is now, to go back to. */
  keep(): JsonObject {
    this.disown();
    return this.#root;
  }

  /** Undoes all that was done since a `keep`. */
  restore(kept: JsonObject): void {
    this.#root = kept;
    this.disown();
  }

  /** Merges `value` into the node at `path` as Overlay 1.1, section 4.4.3.1 says; `mergeConflict` has found nothing. */
  merge(path: readonly PointerToken[], value: JsonValue, origin: EntryOrigin | undefined): void {
    const last = path.at(-1);
    if (last === undefined) {
      this.#mergeInto(this.#ownRoot(), value, origin);
      return;
    }
    const parent = this.#own(path.slice(0, -1));
    if (parent !== undefined) this.#mergeEntry(parent, last, value, origin);
  }

  /** Merges what stands elsewhere in the document too: where nothing is there to merge it with, it brings its own origin along. */
  copy(path: readonly PointerToken[], value: JsonValue, origin: EntryOrigin | undefined): void {
    const last = path.at(-1);
    const parent = last === undefined ? undefined : this.#own(path.slice(0, -1));
    const there = parent === undefined || last === undefined ? undefined : read(parent, last);
    if (parent !== undefined && last !== undefined && isObject(value) && isObject(there) && isEmpty(there))
      replace(parent, last, value);
    else this.merge(path, value, origin);
  }

  remove(path: readonly PointerToken[]): void {
    const last = path.at(-1);
    const parent = last === undefined ? undefined : this.#own(path.slice(0, -1));
    if (parent === undefined || last === undefined) return;
    if (parent.kind === "object") {
      delete parent.node[last];
      parent.entries.delete(last);
      return;
    }
    parent.node.splice(Number(last), 1);
    for (let index = Number(last); index <= parent.node.length; index += 1) {
      setOrDelete(parent.entries, index, parent.entries.get(index + 1));
    }
  }

  #mergeEntry(parent: OwnedContainer, key: PointerToken, value: JsonValue, origin: EntryOrigin | undefined): void {
    const current = read(parent, key);
    const child = isContainer(current) ? this.#ownEntry(parent, key, current) : undefined;
    if (child !== undefined) this.#mergeInto(child, value, origin);
    else write(parent, key, value, origin);
  }

  #mergeInto(target: OwnedContainer, value: JsonValue, origin: EntryOrigin | undefined): void {
    if (target.kind === "object") {
      if (!isObject(value)) return;
      for (const key of Object.keys(value)) {
        const member = value[key];
        if (member !== undefined) this.#mergeEntry(target, key, member, entryOrigin(value, key));
      }
      return;
    }
    const items = isArray(value) ? value : [value];
    for (const [index, item] of items.entries()) {
      write(target, target.node.length, item, isArray(value) ? entryOrigin(value, index) : origin);
    }
  }

  #own(path: readonly PointerToken[]): OwnedContainer | undefined {
    let owned = this.#ownRoot();
    for (const token of path) {
      const key = owned.kind === "array" ? Number(token) : token;
      const current = read(owned, key);
      if (!isContainer(current)) return undefined;
      owned = this.#ownEntry(owned, key, current);
    }
    return owned;
  }

  #ownRoot(): OwnedContainer {
    const owned = this.#copy(this.#root);
    if (owned.kind === "object") this.#root = owned.node;
    return owned;
  }

  #ownEntry(parent: OwnedContainer, key: PointerToken, current: JsonContainer): OwnedContainer {
    const owned = this.#copy(current);
    if (owned.node !== current) replace(parent, key, owned.node);
    return owned;
  }

  #copy(node: JsonContainer): OwnedContainer {
    const known = this.#owned.get(node);
    if (known !== undefined) return known;
    const owned = copyOf(node);
    this.#owned.set(owned.node, owned);
    return owned;
  }
}

type OwnedContainer =
  | { readonly kind: "object"; readonly node: MutableJsonObject; readonly entries: Map<PointerToken, EntryOrigin> }
  | { readonly kind: "array"; readonly node: JsonValue[]; readonly entries: Map<PointerToken, EntryOrigin> };

function copyOf(node: JsonContainer): OwnedContainer {
  if (isObject(node)) {
    const { clone, entries } = cloneObject(node);
    return { kind: "object", node: clone, entries };
  }
  const { clone, entries } = cloneArray(node);
  return { kind: "array", node: clone, entries };
}

function read(container: OwnedContainer, key: PointerToken): JsonValue | undefined {
  if (!Object.hasOwn(container.node, key)) return undefined;
  return container.kind === "object" ? container.node[key] : container.node[Number(key)];
}

function isEmpty(object: JsonObject): boolean {
  return Object.keys(object).length === 0;
}

function replace(container: OwnedContainer, key: PointerToken, value: JsonValue): void {
  if (container.kind === "object") container.node[key] = value;
  else container.node[Number(key)] = value;
}

function write(container: OwnedContainer, key: PointerToken, value: JsonValue, origin: EntryOrigin | undefined): void {
  replace(container, key, value);
  setOrDelete(container.entries, container.kind === "object" ? key : Number(key), origin);
}

function setOrDelete(
  entries: Map<PointerToken, EntryOrigin>,
  key: PointerToken,
  origin: EntryOrigin | undefined,
): void {
  if (origin === undefined) entries.delete(key);
  else entries.set(key, origin);
}
