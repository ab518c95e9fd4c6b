import { isContainer, type JsonValue } from "../source/json.js";
import { DEFAULT_LIMITS } from "../source/limits.js";
import { sizeOf } from "./target.js";
import type { DocumentSize } from "./target-cost.js";

/** How many times as large as it was actions may make a document, where that is more than the limit for documents at large. */
const MOST_GROWTH = 3;

/**
 * How large a document may grow while actions are applied: a few copies of a whole into its own part would double it each time. It is
 * counted from above, what is replaced or removed included, and stays full once it is.
 */
export class Room implements DocumentSize {
  #nodes: number;
  #depth: number;
  readonly #most: number;

  constructor(root: JsonValue) {
    const { nodes, depth } = sizeOf(root);
    this.#nodes = nodes;
    this.#depth = depth;
    this.#most = Math.max(DEFAULT_LIMITS.nodes, MOST_GROWTH * nodes);
  }

  get nodes(): number {
    return this.#nodes;
  }

  get depth(): number {
    return this.#depth;
  }

  /**
   * Whether a value may be added at some places, which then counts.
   * @param below how many levels above the deepest of the places there are
   */
  take(value: JsonValue, places: number, below: number): boolean {
    if (this.#nodes > this.#most) return false;
    const pending: { readonly value: JsonValue; readonly level: number }[] = [{ value, level: below + 1 }];
    for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
      this.#nodes += places;
      if (this.#nodes > this.#most) return false;
      this.#depth = Math.max(this.#depth, next.level);
      if (!isContainer(next.value)) continue;
      for (const inner of Object.values(next.value) as JsonValue[])
        pending.push({ value: inner, level: next.level + 1 });
    }
    return true;
  }
}
