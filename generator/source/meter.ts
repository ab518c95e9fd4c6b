import type { Limits } from "./limits.js";
import { limitStop } from "./problem.js";

/** Counts what a reader meets in one text, and throws a Stop where a limit is crossed, before memory is spent on it. */
export class Meter {
  readonly #limits: Limits;
  readonly #base: number;
  #values = 0;
  #containers = 0;

  /** @param base offset of the text in its file, which the places that are given count from */
  constructor(limits: Limits, base: number) {
    this.#limits = limits;
    this.#base = base;
  }

  /** How many values, and how many objects and lists among them, were met so far. */
  get counted(): { readonly values: number; readonly containers: number } {
    return { values: this.#values, containers: this.#containers };
  }

  /** A value, or what an alias repeats: several. */
  value(at: number, values = 1): void {
    this.#values += values;
    if (this.#values <= this.#limits.nodes) return;
    const message = `The document has more than ${this.#limits.nodes} values once its aliases are replaced.`;
    throw limitStop("nodes", message, this.#base + at);
  }

  /** An object or a list that stands inside `depth` others. */
  container(depth: number, at: number): void {
    this.containers(1, at);
    this.depth(depth + 1, at);
  }

  containers(count: number, at: number): void {
    this.#containers += count;
    if (this.#containers <= this.#limits.containers) return;
    const message = `The document has more than ${this.#limits.containers} objects and lists once its aliases are replaced.`;
    throw limitStop("containers", message, this.#base + at);
  }

  depth(levels: number, at: number): void {
    if (levels <= this.#limits.depth) return;
    throw limitStop("depth", `The document nests deeper than ${this.#limits.depth} levels.`, this.#base + at);
  }

  /** The entries that one object or list has so far. */
  entries(count: number, at: number): void {
    if (count <= this.#limits.entries) return;
    const message = `One object or list has more than ${this.#limits.entries} entries; this one is the first too many.`;
    throw limitStop("entries", message, this.#base + at);
  }

  key(key: string, at: number): void {
    if (key.length <= this.#limits.keyCharacters) return;
    const message = `A key has ${key.length} characters; at most ${this.#limits.keyCharacters} are read.`;
    throw limitStop("keyCharacters", message, this.#base + at);
  }

  text(length: number, at: number): void {
    if (length <= this.#limits.textCharacters) return;
    const message = `A text has ${length} characters; at most ${this.#limits.textCharacters} are read.`;
    throw limitStop("textCharacters", message, this.#base + at);
  }
}
