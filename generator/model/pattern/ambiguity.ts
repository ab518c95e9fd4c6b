import type { Automaton } from "./automaton.js";
import { type CharacterSet, intersect, overlap } from "./characters.js";
import { components } from "./components.js";

/**
 * How the number of ways in which an automaton reads one text grows with the text: exponentially, or with its `degree`th power
 * (0: it is bounded). A backtracking matcher that fails has tried them all, each in linear time.
 *
 * The two criteria are those of Weber and Seidl, On the degree of ambiguity of finite automata (1991).
 */
export type Ambiguity =
  | { readonly kind: "exponential" }
  | { readonly kind: "polynomial"; readonly degree: number }
  /** The work that one pattern may cost was not enough to tell. */
  | { readonly kind: "unknown" };

const MOST_STEPS = 200_000;

class TooMuchWork extends Error {}

export function ambiguityOf(automaton: Automaton): Ambiguity {
  try {
    return new Search(automaton).result();
  } catch (error) {
    if (error instanceof TooMuchWork) return { kind: "unknown" };
    throw error;
  }
}

class Search {
  readonly #automaton: Automaton;
  /** The sets of states that lead to each other, those alone without a loop left out. */
  readonly #loops: readonly (readonly number[])[];
  #steps = 0;

  constructor(automaton: Automaton) {
    this.#automaton = automaton;
    const states = [...automaton.sets.keys()];
    this.#loops = components(states, (state) => this.#next(state)).filter(
      ([state, ...others]) => others.length > 0 || (state !== undefined && this.#next(state).includes(state)),
    );
  }

  result(): Ambiguity {
    if (this.#loops.some((loop) => this.#splits(loop))) return { kind: "exponential" };
    return { kind: "polynomial", degree: this.#longestChain() };
  }

  /** Whether one text leads from a state of the loop back to it in two ways. */
  #splits(loop: readonly number[]): boolean {
    const inside = new Set(loop);
    const isTwice = loop.some((state) =>
      [...(this.#automaton.follow[state] ?? [])].some(([to, ways]) => inside.has(to) && ways > 1),
    );
    if (isTwice) return true;
    const within = (state: number): number[] => this.#next(state).filter((to) => inside.has(to));
    const size = this.#automaton.sets.length;
    const pairs = loop.flatMap((left) => loop.map((right) => left * size + right));
    const found = components(pairs, (pair) => {
      const rights = within(pair % size);
      return within(Math.floor(pair / size)).flatMap((left) =>
        rights.filter((right) => this.#overlap(left, right)).map((right) => left * size + right),
      );
    });
    const isDiagonal = (pair: number): boolean => Math.floor(pair / size) === pair % size;
    return found.some((component) => component.some(isDiagonal) && !component.every(isDiagonal));
  }

  /** The most loops one after the other of which each can hand over to the next at any point of one repeated text. */
  #longestChain(): number {
    const loops = this.#loops;
    const lengths = new Map<number, number>();
    const length = (index: number): number => {
      const known = lengths.get(index);
      if (known !== undefined) return known;
      // Loops are strongly connected, so handing over cannot come back; the entry only guards the recursion.
      lengths.set(index, 0);
      const after = loops.map((loop, other) =>
        other !== index && this.#handsOver(loops[index] ?? [], loop) ? 1 + length(other) : 0,
      );
      const longest = Math.max(0, ...after);
      lengths.set(index, longest);
      return longest;
    };
    return Math.max(0, ...loops.map((_, index) => length(index)));
  }

  /** Whether one text leads from a state `p` to itself, from `p` to a state `q`, and from `q` to itself. */
  #handsOver(from: readonly number[], to: readonly number[]): boolean {
    return from.some((p) => to.some((q) => this.#reaches(p, q, new Set(from), new Set(to))));
  }

  #reaches(p: number, q: number, from: ReadonlySet<number>, to: ReadonlySet<number>): boolean {
    const key = (x: number, y: number, z: number): string => `${x},${y},${z}`;
    const open: [number, number, number][] = [[p, p, q]];
    const seen = new Set<string>();
    for (let triple = open.pop(); triple !== undefined; triple = open.pop()) {
      const [x, y, z] = triple;
      for (const nextX of this.#next(x).filter((state) => from.has(state))) {
        for (const nextZ of this.#next(z).filter((state) => to.has(state))) {
          const shared = this.#shared(nextX, nextZ);
          if (shared.length === 0) continue;
          for (const nextY of this.#next(y)) {
            this.#step();
            if (!overlap(shared, this.#set(nextY))) continue;
            if (nextX === p && nextY === q && nextZ === q) return true;
            const next = key(nextX, nextY, nextZ);
            if (seen.has(next)) continue;
            seen.add(next);
            open.push([nextX, nextY, nextZ]);
          }
        }
      }
    }
    return false;
  }

  #next(state: number): number[] {
    return [...(this.#automaton.follow[state]?.keys() ?? [])];
  }

  #set(state: number): CharacterSet {
    return this.#automaton.sets[state] ?? [];
  }

  #shared(left: number, right: number): CharacterSet {
    this.#step();
    return intersect(this.#set(left), this.#set(right));
  }

  #overlap(left: number, right: number): boolean {
    this.#step();
    return overlap(this.#set(left), this.#set(right));
  }

  #step(): void {
    this.#steps += 1;
    if (this.#steps > MOST_STEPS) throw new TooMuchWork();
  }
}
