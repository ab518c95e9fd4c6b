import type { BindingPlan } from "../../contract/plan.js";
import type { Scenario } from "./scenarios.js";

/** The state that an object is in: what an operation last made of it, in the words of that operation's contract. */
export interface State {
  readonly plan: BindingPlan;
  readonly scenario: Scenario;
}

export interface Remembered {
  readonly id: string;
  /** Milliseconds, of the clock: when the state began, or when the object was first named. */
  readonly since: number;
  /** Undefined: nothing has happened to it. */
  readonly state: State | undefined;
}

/** What time alone makes of an object. */
export interface Passage {
  /** The state that follows, and after how many milliseconds. */
  readonly next: State;
  readonly afterMs: number;
}

/**
 * The objects of one provider, whichever operation names them. Bounded: of more than `most`, those that were named first are
 * forgotten.
 */
export class Objects {
  readonly #objects = new Map<string, Remembered>();
  readonly #now: () => number;
  readonly #most: number;
  readonly #passage: (state: State | undefined) => Passage | undefined;

  constructor(about: {
    readonly now: () => number;
    readonly most: number;
    readonly passage: (state: State | undefined) => Passage | undefined;
  }) {
    this.#now = about.now;
    this.#most = about.most;
    this.#passage = about.passage;
  }

  /** The object as it is now; it is remembered from here on. */
  named(id: string): Remembered {
    const known = this.#objects.get(id);
    return known === undefined ? this.put(id, undefined) : this.#aged(known);
  }

  has(id: string): boolean {
    return this.#objects.has(id);
  }

  put(id: string, state: State | undefined): Remembered {
    const object = { id, since: this.#now(), state };
    this.#objects.set(id, object);
    const [oldest] = this.#objects.keys();
    if (this.#objects.size > this.#most && oldest !== undefined) this.#objects.delete(oldest);
    return object;
  }

  /** All, in the order in which they were first named. */
  all(): readonly Remembered[] {
    return [...this.#objects.values()].map((object) => this.#aged(object));
  }

  forget(id: string): boolean {
    return this.#objects.delete(id);
  }

  clear(): void {
    this.#objects.clear();
  }

  #aged(object: Remembered): Remembered {
    const passage = this.#passage(object.state);
    if (passage === undefined || this.#now() - object.since < passage.afterMs) return object;
    const aged = { id: object.id, since: object.since + passage.afterMs, state: passage.next };
    this.#objects.set(object.id, aged);
    return aged;
  }
}
