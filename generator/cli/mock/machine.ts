import type { BindingPlan } from "../../contract/plan.js";
import { foldWord } from "../../contract/read-contract-words.js";
import { Keys } from "./keys.js";
import { Names, SILENCE } from "./names.js";
import type { Objects, State } from "./objects.js";
import { namedAs, type Scenario } from "./scenarios.js";
import type { Shape } from "./shapes.js";

export interface MockCall {
  /** The object's id as the caller sent it. */
  readonly id: string;
  readonly authenticated: boolean;
  /** What the caller asks for by header: a scenario. */
  readonly wanted: string | undefined;
  /** The caller's idempotency key, where the provider takes one. */
  readonly key: string | undefined;
  /** The request as text, to tell one from another under the same key. */
  readonly request: string;
}

/** An id that is longer is answered and not remembered: bodies may carry a mebibyte of it. */
export const LONGEST_ID = 1_024;

/** RFC 9110, 9.2.1, and the QUERY method. */
const SAFE_METHODS: readonly string[] = ["get", "head", "options", "trace", "query"];

/**
 * A provider's side of one operation over objects that it shares with the others of the provider. An operation that changes
 * something moves an object to the state that its answer tells of; one that is safe (RFC 9110, 9.2.1) tells which state that is. An
 * id that begins with a scenario's name, whatever its case, lives through that scenario.
 */
export class MockMachine {
  readonly plan: BindingPlan;
  readonly scenarios: readonly Scenario[];
  readonly #names: Names;
  readonly #objects: Objects;
  /** All machines of the provider, this one among them. */
  readonly #all: readonly MockMachine[];
  readonly #keys: Keys;
  readonly #knownOnly: boolean;

  constructor(about: {
    readonly plan: BindingPlan;
    readonly scenarios: readonly Scenario[];
    readonly objects: Objects;
    readonly all: readonly MockMachine[];
    readonly mostKeys: number;
    /** Objects that nobody put there do not exist. */
    readonly knownOnly: boolean;
  }) {
    this.plan = about.plan;
    this.scenarios = about.scenarios;
    const { fault, outcome } = about.plan.contract.fallbacks.noResponse;
    this.#names = new Names(about.scenarios, fault ?? outcome);
    this.#objects = about.objects;
    this.#all = about.all;
    this.#keys = new Keys(about.mostKeys);
    this.#knownOnly = about.knownOnly;
  }

  /** What a caller may ask for, each leading to a scenario of its own, and the silence. */
  get names(): readonly string[] {
    return this.#names.shown;
  }

  get changes(): boolean {
    return !SAFE_METHODS.includes(this.plan.operation.method.toLowerCase());
  }

  /** The answer to a call, or undefined where the scenario that it asks for does not exist. */
  answer(call: MockCall): Shape | typeof SILENCE | undefined {
    const { id, key, request, wanted } = call;
    const asked = wanted === undefined ? this.#names.begunBy(id) : this.#names.of(wanted);
    if (asked === SILENCE) return SILENCE;
    const kept =
      wanted === undefined && call.authenticated && key !== undefined ? this.#keys.find(key, request) : undefined;
    if (kept === "conflict") return this.scenarios.find(({ status }) => status === 422) ?? { status: 422 };
    if (kept !== undefined) return kept.answer;
    const scenario = wanted === undefined ? this.#choose(call, asked) : asked;
    if (scenario === undefined) return undefined;
    if (id.length > LONGEST_ID) return namedAs(this.plan, scenario, id);
    if (this.changes && (scenario.role === "success" || scenario.role === "pending"))
      this.#objects.put(id, { plan: this.plan, scenario });
    const answer = namedAs(this.plan, scenario, id);
    if (key !== undefined && wanted === undefined) this.#keys.keep(key, request, answer);
    return answer;
  }

  /** The scenario of a name among `names`, or the first of the provider's word for a state. */
  scenario(name: string): Scenario | undefined {
    const found = this.#names.of(name);
    return found === SILENCE ? undefined : found;
  }

  /** The scenario that an id asks for. */
  begunBy(id: string): Scenario | undefined {
    const found = this.#names.begunBy(id);
    return found === SILENCE ? undefined : found;
  }

  /** The state that ends a pending one. */
  get ended(): Scenario | undefined {
    return this.scenarios.find(({ role }) => role === "success");
  }

  forgetKeys(): void {
    this.#keys.clear();
  }

  /** @param own the scenario that the id begins with */
  #choose({ id, authenticated }: MockCall, own: Scenario | undefined): Scenario | undefined {
    if (!authenticated) return this.#standard(401);
    if (this.#knownOnly && !this.#objects.has(id)) return this.#standard(404);
    const state = id.length > LONGEST_ID ? undefined : this.#objects.named(id).state;
    if (state?.plan === this.plan) return state.scenario.role === "success" ? this.#again(state) : state.scenario;
    if (state !== undefined) return this.#told(state);
    return own ?? this.#untouched(id);
  }

  /** What an object that nothing has happened to answers. */
  #untouched(id: string): Scenario | undefined {
    const others = this.#all.filter((machine) => machine !== this && machine.changes);
    for (const machine of others) {
      const scenario = machine.begunBy(id);
      if (scenario !== undefined && scenario.role !== "success" && scenario.role !== "pending")
        return this.#told({ plan: machine.plan, scenario });
    }
    if (this.changes) return this.ended;
    for (const { plan } of others) {
      // What an operation neither did nor refused is still open.
      const open = this.scenarios.find(({ word }) => word !== undefined && isOpen(plan, word));
      if (open !== undefined) return open;
    }
    return this.ended;
  }

  /** A state that another operation made, in this one's answers. */
  #told(state: State): Scenario | undefined {
    const { name, outcome, status, word } = state.scenario;
    const { words } = state.plan.contract;
    const meaning = (own: string) =>
      words.get(foldWord(own))?.some((each) => each === name || each === outcome) === true;
    return (
      this.scenarios.find((each) => each.word !== undefined && each.word === word) ??
      this.scenarios.find((each) => each.word !== undefined && meaning(each.word)) ??
      (this.plan.contract.fallbacks.statuses.has(status)
        ? this.scenarios.find((each) => each.status === status)
        : undefined) ??
      this.#again(state)
    );
  }

  /** The operation once more, on an object that is at its end: 409 (RFC 9110, 15.5.10), in the provider's words where it has any. */
  #again({ scenario }: State): Scenario | undefined {
    return (this.changes ? this.#standard(409) : undefined) ?? this.ended ?? scenario;
  }

  /** The scenario that means what the status means by RFC 9110. */
  #standard(status: number): Scenario | undefined {
    const verdict = this.plan.contract.fallbacks.statuses.get(status);
    return verdict && this.scenario(verdict.fault ?? verdict.outcome);
  }
}

/** Whether a word of the provider's stands for an object that an operation left as it was. */
function isOpen({ contract, responses }: BindingPlan, word: string): boolean {
  const { unrecognised } = contract.fallbacks;
  const stated = responses.map(({ cases }) => cases.get(word)).find((decision) => decision !== undefined);
  if (stated !== undefined) return stated.outcome === unrecognised.outcome;
  return contract.words.get(foldWord(word))?.includes(unrecognised.fault ?? unrecognised.outcome) === true;
}
