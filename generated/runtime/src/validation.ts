import { type CheckOptions, makeValidator, type Validator, type Violation } from "./schema.js";

export * from "./formats.js";
export type { Validator, Violation } from "./schema.js";

/** Lists what is wrong with `value`, which stands at the pointer `at`. What emitted validators are made of. */
export type Check = (value: unknown, at: string, report: Report) => void;

/** Whether a value is sent or received: a `readOnly` property is required of a response alone, a `writeOnly` one of a request. */
export type Direction = "request" | "response";

/** The deepest nesting of schemas that refer to themselves; a value that goes deeper does not conform. */
const MAX_DEPTH = 256;
/**
 * References followed and alternatives tried for one value, and for each value that it holds: what keeps a value from making
 * alternatives multiply. A value of any size passes where its nodes cost no more than this each.
 */
const MAX_STEPS = 200_000;
const MAX_STEPS_PER_NODE = 16;
/** More violations than anybody reads are not kept. */
const MAX_VIOLATIONS = 1_000;

/** What holds for the whole check of one value, trials included. */
interface Work {
  /** The value as a whole; its nodes are counted once it has taken more steps than the smallest may. */
  readonly root: unknown;
  readonly names: CheckOptions["names"];
  depth: number;
  steps: number;
  maxSteps: number;
  isCounted: boolean;
  /**
   * Which objects and lists satisfy which alternatives. A value that alternatives descend into, each on its own way, is looked at once
   * for each schema and node, and not once for each way.
   */
  readonly known: Map<Check, Map<object, boolean>>;
  /** The limit that the value went beyond: it does not conform, whatever else was found. */
  exceeded: Violation | undefined;
}

/** The violations found so far. */
export class Report {
  readonly violations: Violation[] = [];
  readonly direction: Direction | undefined;
  readonly #work: Work;

  constructor(direction: Direction | undefined, work: Work) {
    this.direction = direction;
    this.#work = work;
  }

  /** The token of a pointer for a member that the schema does not name. */
  token(key: string): string {
    return this.#work.names === "declared" ? "*" : token(key);
  }

  add(at: string, keyword: string, message: string): void {
    if (this.violations.length < MAX_VIOLATIONS) this.violations.push({ pointer: at, keyword, message });
  }

  /** Whether the value satisfies the check; keeps none of its violations. */
  passes(check: Check, value: unknown, at: string): boolean {
    if (typeof value !== "object" || value === null) return this.#try(check, value, at);
    const { known } = this.#work;
    const ofCheck = known.get(check) ?? new Map<object, boolean>();
    known.set(check, ofCheck);
    const passed = ofCheck.get(value) ?? this.#try(check, value, at);
    ofCheck.set(value, passed);
    return passed;
  }

  #try(check: Check, value: unknown, at: string): boolean {
    const trial = new Report(this.direction, this.#work);
    trial.follow(check, value, at);
    return trial.violations.length === 0;
  }

  /** How many of the checks the value satisfies. */
  count(checks: readonly Check[], value: unknown, at: string): number {
    return checks.filter((check) => this.passes(check, value, at)).length;
  }

  /** Whether the value satisfies one of the checks. */
  passesAny(checks: readonly Check[], value: unknown, at: string): boolean {
    return checks.some((check) => this.passes(check, value, at));
  }

  /** Runs a check that may come back to itself, within the limits. */
  follow(check: Check, value: unknown, at: string): void {
    this.within(at, () => check(value, at, this));
  }

  /** Does one more step, one level deeper, unless that is beyond a limit. */
  within(at: string, step: () => void): void {
    const work = this.#work;
    work.steps += 1;
    if (work.steps > work.maxSteps && !work.isCounted) {
      work.isCounted = true;
      work.maxSteps += MAX_STEPS_PER_NODE * nodesOf(work.root);
    }
    if (work.depth >= MAX_DEPTH || work.steps > work.maxSteps) {
      const message = work.depth >= MAX_DEPTH ? "is nested too deeply" : "takes too many steps";
      work.exceeded ??= { pointer: at, keyword: "$ref", message: `${message} to be checked` };
      return;
    }
    work.depth += 1;
    step();
    work.depth -= 1;
  }

  /** All violations, that of a limit last. */
  result(): readonly Violation[] {
    const { exceeded } = this.#work;
    return exceeded === undefined ? this.violations : [...this.violations, exceeded];
  }
}

export function validator<T>(check: Check, direction?: Direction): Validator<T> {
  return makeValidator<T>((value, { names } = {}) => {
    const counts = { depth: 0, steps: 0, maxSteps: MAX_STEPS, isCounted: false };
    const report = new Report(direction, { root: value, names, ...counts, known: new Map(), exceeded: undefined });
    check(value, "", report);
    return report.result();
  });
}

/** The value itself and all that it holds; not recursive, because a value may be nested as deep as it is long, or hold itself. */
function nodesOf(root: unknown): number {
  const open = [root];
  const seen = new Set<object>();
  let count = 0;
  while (open.length > 0) {
    const next = open.pop();
    count += 1;
    if (typeof next !== "object" || next === null || seen.has(next)) continue;
    seen.add(next);
    for (const member of Object.values(next)) open.push(member);
  }
  return count;
}

/** The check of a schema that constrains nothing. */
export function anything(): void {}

export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

export function isArray(value: unknown): value is readonly unknown[] {
  return Array.isArray(value);
}

/** JSON has no NaN and no infinity. */
export function isNumber(value: unknown): value is number {
  return Number.isFinite(value);
}

/** A number without a fraction, however it is written: `1.0` is an integer (JSON Schema 2020-12, core 4.2.3). */
export function isInteger(value: unknown): value is number {
  return Number.isInteger(value);
}

/** An own member, whatever the prototype has. A member that is `undefined` is not there: JSON cannot say it. */
export function own(value: Readonly<Record<string, unknown>>, key: string): unknown {
  return Object.hasOwn(value, key) ? value[key] : undefined;
}

export function keysOf(value: Readonly<Record<string, unknown>>): readonly string[] {
  return Object.keys(value).filter((key) => value[key] !== undefined);
}

/** A key as a token of a JSON Pointer (RFC 6901 §3). */
export function token(key: string): string {
  return key.replaceAll("~", "~0").replaceAll("/", "~1");
}

/** The length in code points (JSON Schema 2020-12, validation 6.3). */
export function lengthOf(text: string): number {
  let length = 0;
  for (const _character of text) length += 1;
  return length;
}

/** Equality of JSON values, the order of keys left aside. Goes as deep as `expected`, which a schema states. */
export function equal(value: unknown, expected: unknown): boolean {
  if (isArray(expected)) {
    return isArray(value) && value.length === expected.length && expected.every((item, i) => equal(value[i], item));
  }
  if (!isObject(expected)) return value === expected;
  if (!isObject(value)) return false;
  const keys = keysOf(expected);
  return keysOf(value).length === keys.length && keys.every((key) => equal(own(value, key), expected[key]));
}

/** Whether two items are equal, in time that grows with the size of the items and not with their pairs. */
export function hasDuplicates(items: readonly unknown[]): boolean {
  const seen = new Set<unknown>();
  for (const item of items) {
    const key =
      typeof item === "object" && item !== null ? canonical(item, 0) : typeof item === "string" ? quoted(item) : item;
    if (seen.has(key)) return true;
    seen.add(key);
  }
  return false;
}

/** One text for all equal values. What is nested deeper than any check goes is one text whatever it is. */
function canonical(value: unknown, depth: number): string {
  if (depth > MAX_DEPTH) return "…";
  if (isArray(value)) return `[${value.map((item) => canonical(item, depth + 1)).join()}]`;
  if (isObject(value)) {
    const members = keysOf(value).map((key) => `${quoted(key)}:${canonical(value[key], depth + 1)}`);
    return `{${members.sort().join()}}`;
  }
  if (typeof value === "string") return quoted(value);
  return value === 0 ? "0" : String(value);
}

function quoted(text: string): string {
  return JSON.stringify(text);
}

/**
 * Whether a number is a multiple of another as both are written in decimal: `0.3` of `0.1`, which a division of floats denies.
 *
 * @param divisor greater than 0
 */
export function isMultipleOf(value: number, divisor: number): boolean {
  if (Number.isSafeInteger(value) && Number.isSafeInteger(divisor)) return value % divisor === 0;
  const [left, right] = [decimal(value), decimal(divisor)];
  const exponent = Math.min(left.exponent, right.exponent);
  const scaled = ({ digits, exponent: own }: Decimal): bigint => digits * 10n ** BigInt(own - exponent);
  return scaled(left) % scaled(right) === 0n;
}

interface Decimal {
  readonly digits: bigint;
  readonly exponent: number;
}

function decimal(value: number): Decimal {
  const [mantissa = "0", exponent = "0"] = String(value).split("e");
  const [whole = "0", fraction = ""] = mantissa.split(".");
  return { digits: BigInt(whole + fraction), exponent: Number(exponent) - fraction.length };
}

/** Which items `prefixItems`, `items` and `contains` have looked at, for `unevaluatedItems`. */
export interface EvaluatedItems {
  /** All items before this index. */
  before: number;
  readonly also: Set<number>;
}
