import type { Scenario } from "./scenarios.js";

/** Nothing: the provider takes the request and is silent. */
export const SILENCE = "silence";

/**
 * What a caller may call the scenarios of an operation: the one table for a header, for the beginning of an id, and for what is printed.
 * A result goes by its name, a further state of the same result by the provider's word, with the result where the word has several.
 */
export class Names {
  /** Each leading to a scenario of its own, the first of each result before further states, and the silence. */
  readonly shown: readonly string[];
  readonly #all: ReadonlyMap<string, Scenario | typeof SILENCE>;
  /** Longest first: `pending:LOCKED-1` begins with `pending` too. */
  readonly #byLength: readonly (readonly [name: string, of: Scenario | typeof SILENCE])[];

  /** @param silent the name of the scenario in which no answer comes */
  constructor(scenarios: readonly Scenario[], silent: string) {
    const all = new Map<string, Scenario | typeof SILENCE>([[silent, SILENCE]]);
    const add = (name: string, scenario: Scenario) => {
      if (all.has(name)) return false;
      all.set(name, scenario);
      return true;
    };
    const further = scenarios.filter((scenario) => !add(scenario.name, scenario));
    for (const scenario of further) {
      const { name, word } = scenario;
      // Another answer of the same result that has no word of its own cannot be told from the first.
      if (word === undefined) continue;
      const isFirst = scenarios.find((each) => each.word === word) === scenario;
      if (!isFirst || !add(word, scenario)) add(`${name}:${word}`, scenario);
    }
    const [, ...rest] = all.keys();
    this.shown = [...rest, silent];
    for (const scenario of scenarios) if (scenario.word !== undefined) add(scenario.word, scenario);
    this.#all = all;
    this.#byLength = [...all].sort(([a], [b]) => b.length - a.length);
  }

  /** What goes by a name, as it is written. */
  of(name: string): Scenario | typeof SILENCE | undefined {
    return this.#all.get(name);
  }

  /** What an id begins with, in any case: `SOLD_OUT-1` begins with `SOLD_OUT`, and `sold_outside` does not. */
  begunBy(id: string): Scenario | typeof SILENCE | undefined {
    const begun = this.#byLength.filter(
      ([name]) =>
        id.slice(0, name.length).toLowerCase() === name.toLowerCase() && !/[a-z0-9]/i.test(id.charAt(name.length)),
    );
    const [longest] = begun;
    // A word and a result may differ by case alone.
    const exact = begun.find(([name]) => name.length === longest?.[0].length && id.startsWith(name));
    return (exact ?? longest)?.[1];
  }
}
