import { ANY, type CharacterSet, overlap } from "./characters.js";
import type { Expression } from "./parse.js";

/** The position automaton of an expression (Glushkov): a state is a place in the expression that has just matched a character. */
export interface Automaton {
  /** What each state matches. */
  readonly sets: readonly CharacterSet[];
  /** The states that follow each state, and in how many ways: a backtracking matcher tries every one. */
  readonly follow: readonly ReadonlyMap<number, number>[];
  /** Whether what its counts cost is a constant that need not be looked at, or nothing in it reads on and on and the whole is cheap. */
  readonly isCheap: boolean;
}

/** States beyond which an expression is judged by a coarser one. */
const MOST_STATES = 200;
/** Ways to match one text by counted repetition beyond which the counts are taken as unbounded. */
const MOST_WAYS = 1_000;
/** Steps that an expression may take that reads no more of a text than it has states. */
const MOST_STEPS = 1_000_000;

/**
 * An expression that is run from every position of the text unless it is `anchored`; undefined where it is too large. A `coarse` one
 * takes counts as unbounded: it is smaller, and reads every text in as many ways as the expression, or more.
 */
export function automatonOf(expression: Expression, anchored: boolean, coarse: boolean): Automaton | undefined {
  if (!coarse && sizeOf(expression) > MOST_STATES) return undefined;
  const builder = new Builder(coarse);
  const whole = builder.build(expression);
  if (builder.sets.length > MOST_STATES) return undefined;
  const isCheap =
    whole.ways <= MOST_WAYS || (anchored && !builder.hasLoop && whole.ways * builder.sets.length <= MOST_STEPS);
  if (!anchored) builder.searchFromEverywhere(whole);
  // A match ends at the first state that accepts, so only what fails costs time; but an assertion can take acceptance back.
  const accepting = hasAssertion(expression) ? new Set<number>() : whole.last;
  const { sets } = builder;
  if (whole.isNullable && !hasAssertion(expression)) return { sets: [], follow: [], isCheap };
  const follow = builder.follow.map((next, state) =>
    accepting.has(state) ? new Map<number, number>() : new Map([...next].filter(([to]) => !accepting.has(to))),
  );
  return { sets, follow, isCheap };
}

/** Whether every match starts at the start of the text. */
export function isAnchored(expression: Expression): boolean {
  if (expression.kind === "start") return true;
  if (expression.kind === "choice") return expression.options.every(isAnchored);
  return expression.kind === "sequence" && expression.parts[0] !== undefined && isAnchored(expression.parts[0]);
}

interface Fragment {
  readonly isNullable: boolean;
  readonly first: ReadonlySet<number>;
  readonly last: ReadonlySet<number>;
  /** In how many ways choices and counted repetition can read one text, at most; what a loop repeats is counted once. */
  readonly ways: number;
}

const EMPTY: Fragment = { isNullable: true, first: new Set(), last: new Set(), ways: 1 };

class Builder {
  readonly sets: CharacterSet[] = [];
  readonly follow: Map<number, number>[] = [];
  readonly #coarse: boolean;
  #hasLoop = false;

  constructor(coarse: boolean) {
    this.#coarse = coarse;
  }

  get hasLoop(): boolean {
    return this.#hasLoop;
  }

  build(expression: Expression): Fragment {
    switch (expression.kind) {
      case "set":
        return this.#state(expression.set);
      case "sequence":
        return expression.parts.reduce<Fragment>((before, part) => this.#then(before, this.build(part)), EMPTY);
      case "choice":
        return this.#either(expression.options.map((option) => this.build(option)));
      case "repeat":
        return this.#repeat(expression);
      case "start":
      case "assertion":
      case "lookaround":
      case "backreference":
        return EMPTY;
      default:
        return expression satisfies never;
    }
  }

  searchFromEverywhere({ first }: Fragment): void {
    const { first: everywhere } = this.#state(ANY);
    this.#connect(everywhere, everywhere);
    this.#connect(everywhere, first);
  }

  #state(set: CharacterSet): Fragment {
    const state = new Set([this.sets.push(set) - 1]);
    this.follow.push(new Map());
    return { isNullable: false, first: state, last: state, ways: 1 };
  }

  #then(before: Fragment, after: Fragment): Fragment {
    this.#connect(before.last, after.first);
    return {
      isNullable: before.isNullable && after.isNullable,
      first: before.isNullable ? new Set([...before.first, ...after.first]) : before.first,
      last: after.isNullable ? new Set([...before.last, ...after.last]) : after.last,
      ways: before.ways * after.ways,
    };
  }

  #either(options: readonly Fragment[]): Fragment {
    return {
      isNullable: options.some(({ isNullable }) => isNullable),
      first: new Set(options.flatMap(({ first }) => [...first])),
      last: new Set(options.flatMap(({ last }) => [...last])),
      ways: this.#waysOf(options),
    };
  }

  /** The ways of the options that can begin with one character, for the character where they are most. */
  #waysOf(options: readonly Fragment[]): number {
    const begins = options.map(({ first }) => [...first].flatMap((state) => this.sets[state] ?? []));
    const starts = new Set(begins.flatMap((ranges) => ranges.map(([from]) => from)));
    const counts = [...starts].map((character) =>
      sum(
        options.map(({ isNullable, ways }, index) =>
          isNullable || overlap(begins[index] ?? [], [[character, character]]) ? ways : 0,
        ),
      ),
    );
    return Math.max(1, ...counts);
  }

  #repeat({ body, min, max }: Extract<Expression, { kind: "repeat" }>): Fragment {
    if (max === 0) return EMPTY;
    if (this.#coarse && !(min === 1 && max === 1)) return this.#loop(body, min);
    if (max === Number.POSITIVE_INFINITY) {
      let before = EMPTY;
      for (let count = 1; count < min; count++) before = this.#then(before, this.build(body));
      return this.#then(before, this.#loop(body, min));
    }
    let repeated = EMPTY;
    for (let count = 0; count < max; count++) {
      const copy = this.build(body);
      repeated = this.#then(repeated, count < min ? copy : { ...copy, isNullable: true });
    }
    return { ...repeated, ways: repeated.ways * (max - min + 1) };
  }

  #loop(body: Expression, min: number): Fragment {
    this.#hasLoop = true;
    const inner = this.build(body);
    this.#connect(inner.last, inner.first);
    return min === 0 ? { ...inner, isNullable: true } : inner;
  }

  #connect(from: ReadonlySet<number>, to: ReadonlySet<number>): void {
    for (const state of from) {
      const next = this.follow[state];
      for (const target of to) next?.set(target, (next.get(target) ?? 0) + 1);
    }
  }
}

function hasAssertion(expression: Expression): boolean {
  switch (expression.kind) {
    case "assertion":
    case "lookaround":
      return true;
    case "sequence":
      // A start that stands first was dealt with by `isAnchored`; anywhere else it can fail.
      return expression.parts.some((part, index) => hasAssertion(part) || (index > 0 && part.kind === "start"));
    case "choice":
      return expression.options.some(hasAssertion);
    case "repeat":
      return hasAssertion(expression.body);
    default:
      return false;
  }
}

/** How many states an exact automaton has. */
function sizeOf(expression: Expression): number {
  switch (expression.kind) {
    case "set":
      return 1;
    case "sequence":
      return sum(expression.parts.map(sizeOf));
    case "choice":
      return sum(expression.options.map(sizeOf));
    case "repeat": {
      const { min, max } = expression;
      return sizeOf(expression.body) * (max === Number.POSITIVE_INFINITY ? Math.max(1, min) : max);
    }
    default:
      return 0;
  }
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
