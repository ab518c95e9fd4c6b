import { printGuard } from "./print.js";
import type { Expr, LiteralValue } from "./syntax.js";

const MAX_WORLDS = 20_000;

/** What is not any value that a guard or a case names. */
const OTHER: unique symbol = Symbol("other");

/** One way that everything that the guards look at may be: by the text of what is looked at. */
type World = ReadonlyMap<string, LiteralValue | typeof OTHER>;

export interface Reach {
  /** For each guard, whether it can be the first that holds. */
  readonly guards: readonly boolean[];
  /** The values of the switch that no guard always takes away. */
  readonly cases: ReadonlySet<string>;
  /** Whether something can be left that no guard and no case takes. */
  readonly otherwise: boolean;
}

/**
 * What guards in order, and then cases, can be reached. Every value that is named is tried with every other; sizes and orders are
 * taken as free, so what is called unreachable is. Undefined where there are too many ways to try.
 *
 * @param subject the path that is switched on, as a guard writes it
 */
export function reach(
  guards: readonly Expr[],
  { subject, cases }: { readonly subject: string | undefined; readonly cases: readonly string[] },
): Reach | undefined {
  const domains = new Map<string, Set<LiteralValue | typeof OTHER>>();
  for (const guard of guards) collect(guard, domains);
  if (subject !== undefined) for (const value of cases) domainOf(domains, subject).add(value);
  let count = 1;
  for (const domain of domains.values()) count *= domain.size;
  if (count > MAX_WORLDS) return undefined;
  const reached = guards.map(() => false);
  const reachedCases = new Set<string>();
  let otherwise = false;
  for (const world of worlds([...domains])) {
    const first = guards.findIndex((guard) => holds(guard, world));
    if (first >= 0) {
      reached[first] = true;
      continue;
    }
    const value = subject === undefined ? OTHER : world.get(subject);
    if (typeof value === "string" && cases.includes(value)) reachedCases.add(value);
    else otherwise = true;
  }
  return { guards: reached, cases: reachedCases, otherwise };
}

function domainOf<T>(domains: Map<string, Set<T | typeof OTHER>>, key: string): Set<T | typeof OTHER> {
  const domain = domains.get(key) ?? new Set([OTHER]);
  domains.set(key, domain);
  return domain;
}

function collect(expression: Expr, domains: Map<string, Set<LiteralValue | typeof OTHER>>): void {
  switch (expression.kind) {
    case "literal":
    case "list":
      return;
    case "not":
      collect(expression.operand, domains);
      return;
    case "and":
    case "or":
      collect(expression.left, domains);
      collect(expression.right, domains);
      return;
    case "in":
      for (const { value } of expression.list.kind === "list" ? expression.list.items : []) {
        domainOf(domains, printGuard(expression.item)).add(value);
      }
      return;
    case "compare": {
      const test = equality(expression);
      if (test !== undefined) domainOf(domains, test.subject).add(test.value);
      else domainOf(domains, printGuard(expression)).add(true);
      return;
    }
    default:
      domainOf(domains, printGuard(expression)).add(true);
  }
}

/** `path == literal` and its kin, as what is looked at and what it must be. */
function equality({
  left,
  operator,
  right,
}: Extract<Expr, { kind: "compare" }>): { readonly subject: string; readonly value: LiteralValue } | undefined {
  if (operator !== "==" && operator !== "!=") return undefined;
  const [path, literal] = left.kind === "path" ? [left, right] : [right, left];
  return path.kind === "path" && literal.kind === "literal"
    ? { subject: printGuard(path), value: literal.value }
    : undefined;
}

function* worlds(domains: readonly (readonly [string, ReadonlySet<LiteralValue | typeof OTHER>])[]): Generator<World> {
  const [first, ...rest] = domains;
  if (first === undefined) {
    yield new Map();
    return;
  }
  const [key, values] = first;
  for (const world of worlds(rest)) for (const value of values) yield new Map([...world, [key, value]]);
}

function holds(expression: Expr, world: World): boolean {
  switch (expression.kind) {
    case "literal":
      return expression.value === true;
    case "list":
      return false;
    case "not":
      return !holds(expression.operand, world);
    case "and":
      return holds(expression.left, world) && holds(expression.right, world);
    case "or":
      return holds(expression.left, world) || holds(expression.right, world);
    case "in": {
      const value = world.get(printGuard(expression.item));
      return expression.list.kind === "list" && expression.list.items.some((item) => item.value === value);
    }
    case "compare": {
      const test = equality(expression);
      if (test === undefined) return world.get(printGuard(expression)) === true;
      return (world.get(test.subject) === test.value) === (expression.operator === "==");
    }
    default:
      return world.get(printGuard(expression)) === true;
  }
}
