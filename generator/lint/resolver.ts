import { getString, type JsonObject, type JsonValue } from "../source/json.js";
import { valueAt } from "../source/origin.js";
import { type PointerToken, parsePointer } from "../source/pointer.js";

export interface Resolved {
  readonly node: JsonValue;
  /** Where the node itself stands. */
  readonly tokens: readonly PointerToken[];
}

/** A chain of references longer than this is taken for a circle. */
const LONGEST_CHAIN = 32;

/** Follows references inside one document. */
export class Resolver {
  readonly #root: JsonObject;

  constructor(root: JsonObject) {
    this.#root = root;
  }

  /** The node that `value`, which stands at `tokens`, means; undefined where its reference leads nowhere, outside or in a circle. */
  follow(value: JsonValue | undefined, tokens: readonly PointerToken[]): Resolved | undefined {
    let current: JsonValue | undefined = value;
    let at = tokens;
    for (let step = 0; step < LONGEST_CHAIN; step++) {
      if (current === undefined) return undefined;
      const reference = getString(current, "$ref");
      if (reference === undefined) return { node: current, tokens: at };
      const target = tokensOf(reference);
      if (target === undefined) return undefined;
      current = valueAt(this.#root, target);
      at = target;
    }
    return undefined;
  }
}

/** `#/components/schemas/Pet` as tokens; undefined for a reference to another document or to an anchor. */
export function tokensOf(reference: string): readonly string[] | undefined {
  if (!reference.startsWith("#")) return undefined;
  try {
    return parsePointer(decodeURIComponent(reference.slice(1)));
  } catch {
    return undefined;
  }
}
