import { type Code, identifier } from "../code/index.js";

/** Names of which no two are equal: one that is taken gets the least number from 2 on that makes it another. */
export class UniqueNames {
  readonly #taken: Set<string>;
  /** Where to go on for each text: hostile documents want one name thousands of times. */
  readonly #next = new Map<string, number>();

  constructor(taken: Iterable<string>) {
    this.#taken = new Set(taken);
  }

  take(text: string): Code {
    let free = text;
    let count = this.#next.get(text) ?? 2;
    for (; this.#taken.has(free); count++) free = `${text}${count}`;
    this.#next.set(text, count);
    this.#taken.add(free);
    return identifier(free);
  }
}
