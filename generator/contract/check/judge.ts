import type { OutcomeRole } from "../contract.js";
import { printGuard } from "../guard/print.js";
import type { Known } from "../guard/truth.js";
import { hundredsOf, type LinkedBinding, type LinkedResponse, pathsOf } from "../link.js";
import { foldWord } from "../read-contract-words.js";
import { holdsByName } from "./guard-names.js";
import { type Entry, mayDecide, type Teller } from "./tellers.js";
import { roleOf } from "./verdicts.js";

/** What one verdict states, and what words say of it. */
export class Judge {
  readonly role: OutcomeRole | undefined;
  readonly entry: Entry;
  /** What a word must be known to mean before this may be stated of it; undefined where any word may lead to it. */
  readonly needed: ReadonlySet<string> | undefined;
  readonly #linked: LinkedBinding;
  readonly #response: LinkedResponse;
  readonly #stated: ReadonlySet<string>;

  constructor(of: { readonly linked: LinkedBinding; readonly response: LinkedResponse; readonly entry: Entry }) {
    const { verdict } = of.entry;
    this.entry = of.entry;
    this.#linked = of.linked;
    this.#response = of.response;
    this.role = roleOf(of.linked, verdict);
    const { outcome, fault } = verdict;
    const set = verdict.set.flatMap(({ value: { value } }) => (typeof value === "string" ? value : []));
    this.#stated = new Set([outcome.value, ...(fault === undefined ? [] : [fault.value]), ...set]);
    this.needed = this.#needed();
  }

  /** Whether it says that it was done, or will be. */
  get claims(): boolean {
    return this.role === "success" || this.role === "pending";
  }

  /** Whether it says that it was not done, of a success, or how the resource ended. */
  get isDefinite(): boolean {
    const { fault } = this.entry.verdict;
    const isEnd = fault !== undefined && this.#linked.contract.settledBy.includes(fault.value);
    return this.role === "failure" && (isEnd || hundredsOf(this.#response.response) === 2);
  }

  mayMeet(teller: Teller, value: Teller["values"][number]): boolean {
    return this.mayDecide(new Map([[teller.text, value]]));
  }

  mayDecide(known: Known): boolean {
    return mayDecide(this.#response, this.entry, known);
  }

  /** What the contract knows a value to mean, of what can be said with this status. */
  meanings(value: unknown): readonly string[] {
    if (typeof value !== "string") return [];
    const { words } = this.#linked.contract;
    return (words.get(foldWord(value)) ?? []).filter((name) => isPossible(this.#linked, this.#response, name));
  }

  /** Whether one of the meanings is what is stated. A guard that looks at more may make less of a success, never more. */
  agrees(meanings: readonly string[]): boolean {
    if (meanings.some((name) => this.#stated.has(name))) return true;
    if (this.entry.kind === "case") return false;
    return (
      this.role === "unknown" || (this.role === "pending" && meanings.some((name) => this.#roleOf(name) === "success"))
    );
  }

  /** Whether a word means an outcome or a fault, and not a value of the result. */
  isOutcome(name: string): boolean {
    return this.#roleOf(name) !== undefined || this.#linked.contract.faults.has(name);
  }

  /**
   * A success, and what ends a call as one does, is believed of a word for it alone. So is what some statuses mean of themselves where the
   * status is none of them: of a success, unless the contract says that a state may tell it, and what is told without a fault.
   */
  #needed(): ReadonlySet<string> | undefined {
    if (this.claims) return this.#stated;
    const { faults, outcomes, settledBy } = this.#linked.contract;
    const { fault, outcome } = this.entry.verdict;
    const { response } = this.#response;
    const isSuccess = hundredsOf(response) === 2;
    if (fault !== undefined) {
      const asked = faults.get(fault.value);
      const isTold = isSuccess && asked?.statuses !== undefined && !asked.isState;
      return isTold || settledBy.includes(fault.value) ? new Set([fault.value]) : undefined;
    }
    const statuses = outcomes.find(({ name }) => name === outcome.value)?.statuses;
    const isOwn = response.status.kind === "code" && statuses?.includes(response.status.code);
    return statuses === undefined || isOwn === true ? undefined : new Set([outcome.value]);
  }

  #roleOf(name: string): OutcomeRole | undefined {
    return this.#linked.contract.outcomes.find((outcome) => outcome.name === name)?.role;
  }
}

export interface Contradiction {
  readonly word: string;
  readonly teller: Teller;
  readonly meanings: readonly string[];
}

/** The words with which a response may come to this verdict, and that say otherwise. */
export function contradictions(judge: Judge, tellers: readonly Teller[]): readonly Contradiction[] {
  const found: Contradiction[] = [];
  for (const teller of tellers) {
    const own = isOwn(judge.entry, teller);
    // A second state beside that which decides matters where it denies what is claimed.
    if (!own && !judge.claims) continue;
    for (const value of teller.values) {
      if (typeof value !== "string" || !judge.mayMeet(teller, value)) continue;
      const all = judge.meanings(value);
      const meanings = own ? all : all.filter((name) => judge.isOutcome(name));
      if (meanings.length > 0 && !judge.agrees(all)) found.push({ word: value, teller, meanings });
    }
  }
  return found;
}

/** Whether the entry itself is about this value: what it switches on, and what its guard looks at. */
export function isOwn(entry: Entry, teller: Teller): boolean {
  return teller.isSwitched || (entry.kind === "guard" && looksAt(entry, teller));
}

/** Whether a guard looks at a value; a case does at what is switched on. */
export function looksAt(entry: Entry, { isSwitched, text }: Teller): boolean {
  return entry.kind === "case" ? isSwitched : pathsOf(entry.expression).some((path) => printGuard(path) === text);
}

/** Whether a word that is known to mean it leads to what needs one, and nothing else does. */
export function isKnown(judge: Judge, tellers: readonly Teller[]): boolean {
  const { entry, needed } = judge;
  if (needed === undefined) return true;
  const isMeant = (meanings: readonly string[]): boolean =>
    meanings.some((name) => needed.has(name)) || (judge.claims && judge.agrees(meanings));
  const isWord = (value: unknown): boolean => isMeant(judge.meanings(value));
  if (entry.kind === "guard" && holdsByName(entry.expression, (side, value) => side.kind === "path" && isWord(value)))
    return true;
  return tellers.some((teller) => {
    if (!isOwn(entry, teller)) return false;
    const met = teller.values.filter((value) => judge.mayMeet(teller, value));
    return met.length > 0 && met.every((value) => isWord(value === true ? teller.path.at(-1) : value));
  });
}

/** What means that it was done can only be said with a 2xx. */
export function isPossible({ contract }: LinkedBinding, { response }: LinkedResponse, name: string): boolean {
  const role = contract.outcomes.find((outcome) => outcome.name === name)?.role;
  return hundredsOf(response) === 2 || (role !== "success" && role !== "pending");
}
