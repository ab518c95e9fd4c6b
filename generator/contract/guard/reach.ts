import { type Domains, domainsOf, holdsIn, type Tried, type World } from "./domains.js";
import type { Expr, LiteralValue } from "./syntax.js";
import { OTHER } from "./truth.js";

/** How many ways in which the values that guards look at can come together are tried. */
export const MAX_WORLDS = 20_000;

/** A value that is switched on: its path as a guard prints it, and the values that have a case, as they come in a response. */
export interface Subject {
  readonly text: string;
  readonly values: readonly LiteralValue[];
}

export interface Reach {
  /** For each guard, whether it can be the first that holds. */
  readonly guards: readonly boolean[];
  /** The cases, as text, that no guard always takes away. */
  readonly cases: ReadonlySet<string>;
  /** Whether something can be left that no guard and no case takes. */
  readonly otherwise: boolean;
}

/** Too many ways to try, and the guards whose values they are. */
export interface TooMany {
  readonly worlds: number;
  readonly guards: readonly number[];
}

/**
 * What guards in order, and then cases, can be reached. Every value that is named is tried with every other that a guard, or a chain
 * of guards, looks at together with it; what has nothing to do with one another is tried apart. Sizes and orders are taken as free,
 * so what is called unreachable is.
 *
 * @param subjects what is switched on: the first of them that is there
 */
export function reach(guards: readonly Expr[], subjects: readonly Subject[]): Reach | TooMany {
  const parts: Part[] = [];
  for (const part of partsOf(guards, subjects)) {
    const worlds = [...part.domains.values()].reduce((count, { size }) => count * size, 1);
    if (worlds > MAX_WORLDS) return { worlds, guards: part.guards };
    parts.push(part);
  }
  const tried = parts.map((part) => tryAll(part, { guards, subjects }));
  // What a guard or a case leaves to others, the other parts must leave to them too.
  const isLeft = (own: Tries | undefined, index: number) => tried.every((each) => each === own || each.latest >= index);
  const switched = tried.find(({ isSwitched }) => isSwitched);
  return {
    guards: guards.map((_, index) => {
      const own = tried.find(({ firsts }) => firsts.has(index));
      return own !== undefined && isLeft(own, index);
    }),
    cases: switched !== undefined && isLeft(switched, Infinity) ? switched.cases : new Set(),
    otherwise: (switched?.otherwise ?? true) && isLeft(switched, Infinity),
  };
}

/** Guards that look at the same values, directly or through one another. The one that switches looks at what is switched on. */
interface Part {
  readonly guards: readonly number[];
  readonly domains: Domains;
  readonly isSwitched: boolean;
}

function partsOf(guards: readonly Expr[], subjects: readonly Subject[]): readonly Part[] {
  let parts: readonly Part[] =
    subjects.length === 0 ? [] : [{ guards: [], domains: switchedDomains(subjects), isSwitched: true }];
  for (const [index, guard] of guards.entries()) {
    const domains = domainsOf(guard);
    const isNear = (part: Part) => [...domains.keys()].some((text) => part.domains.has(text));
    const near = [...parts.filter(isNear), { guards: [index], domains, isSwitched: false }];
    parts = [...parts.filter((part) => !isNear(part)), near.reduce(joined)];
  }
  return parts;
}

/** Of several that are looked for in order, each may be absent. Values that no guard names are all alike. */
function switchedDomains(subjects: readonly Subject[]): Domains {
  const values: readonly Tried[] = subjects.length > 1 ? [OTHER, null] : [OTHER];
  return new Map(subjects.map(({ text }) => [text, new Set(values)]));
}

function joined(left: Part, right: Part): Part {
  const domains = new Map(left.domains);
  for (const [text, values] of right.domains) domains.set(text, new Set([...(domains.get(text) ?? []), ...values]));
  return {
    guards: [...left.guards, ...right.guards].sort((a, b) => a - b),
    domains,
    isSwitched: left.isSwitched || right.isSwitched,
  };
}

/** What became of all the worlds of a part, as far as its own guards go. */
interface Tries {
  /** The guards that were the first to hold. */
  readonly firsts: ReadonlySet<number>;
  /** The latest guard that was the first to hold; Infinity where none held. */
  readonly latest: number;
  readonly cases: ReadonlySet<string>;
  readonly otherwise: boolean;
  readonly isSwitched: boolean;
}

function tryAll(
  part: Part,
  { guards, subjects }: { readonly guards: readonly Expr[]; readonly subjects: readonly Subject[] },
): Tries {
  const firsts = new Set<number>();
  const cases = new Set<string>();
  let latest = -1;
  let otherwise = false;
  for (const world of worldsOf([...part.domains])) {
    const first = part.guards.find((index) => {
      const guard = guards[index];
      return guard !== undefined && holdsIn(guard, world);
    });
    latest = Math.max(latest, first ?? Infinity);
    if (first !== undefined) {
      firsts.add(first);
      continue;
    }
    const met = metBy(world, { subjects, domains: part.domains });
    for (const value of met) cases.add(String(value));
    otherwise ||= met.length === 0 || subjects.some(({ text }) => world.get(text) === OTHER);
  }
  return { firsts, latest, cases, otherwise, isSwitched: part.isSwitched };
}

/** The values with a case that the first subject that is there may have in a world: one, or all that no guard names. */
function metBy(
  world: World,
  { subjects, domains }: { readonly subjects: readonly Subject[]; readonly domains: Domains },
): readonly LiteralValue[] {
  const subject = subjects.find(({ text }) => (world.get(text) ?? null) !== null);
  if (subject === undefined) return [];
  const value = world.get(subject.text);
  return subject.values.filter((each) => (value === OTHER ? !domains.get(subject.text)?.has(each) : each === value));
}

function* worldsOf(domains: readonly (readonly [string, ReadonlySet<Tried>])[]): Generator<World> {
  const [first, ...rest] = domains;
  if (first === undefined) {
    yield new Map();
    return;
  }
  const [key, values] = first;
  for (const world of worldsOf(rest)) for (const value of values) yield new Map([...world, [key, value]]);
}

export function isTooMany(found: Reach | TooMany): found is TooMany {
  return "worlds" in found;
}
