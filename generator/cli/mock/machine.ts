import type { BindingPlan } from "../../contract/plan.js";
import { namedAs, type Scenario } from "./scenarios.js";
import type { Shape } from "./shapes.js";

export interface MockCall {
  /** The resource's id as the caller sent it. */
  readonly id: string;
  readonly authenticated: boolean;
  /** What the caller asks for by header: a scenario's name. */
  readonly wanted: string | undefined;
}

/** Nothing: the provider takes the request and is silent. */
export const SILENCE = "silence";

/**
 * A provider's side of one contract. A resource is open when it is first named; the contract's success or pending outcome ends it,
 * and a later call meets a resource that is ended (409, RFC 9110 15.5.10, in the provider's own words where it has any). An id that
 * begins with a scenario's name, whatever its case, lives through that scenario.
 */
export class MockMachine {
  readonly #plan: BindingPlan;
  readonly #scenarios: ReadonlyMap<string, Scenario>;
  readonly #ended = new Set<string>();

  constructor(plan: BindingPlan, scenarios: ReadonlyMap<string, Scenario>) {
    this.#plan = plan;
    this.#scenarios = scenarios;
  }

  get names(): readonly string[] {
    return [...this.#scenarios.keys(), this.#silent];
  }

  /** The answer to a call, or undefined where the scenario that it asks for does not exist. */
  answer(call: MockCall): Shape | typeof SILENCE | undefined {
    if (call.wanted === this.#silent || begins(call.id, this.#silent)) return SILENCE;
    const scenario = this.#choose(call);
    if (scenario === undefined) return undefined;
    const role = this.#plan.contract.outcomes.find(({ name }) => name === scenario.outcome)?.role;
    if (role === "success" || role === "pending") this.#ended.add(call.id);
    return namedAs(this.#plan, scenario, call.id);
  }

  #choose({ id, authenticated, wanted }: MockCall): Scenario | undefined {
    if (wanted !== undefined) return this.#scenarios.get(wanted);
    if (!authenticated) return this.#standard(401);
    const ended = this.#ended.has(id) ? this.#standard(409) : undefined;
    return ended ?? [...this.#scenarios.values()].find(({ name }) => begins(id, name)) ?? this.#success();
  }

  /** The scenario in which no answer comes. */
  get #silent(): string {
    const { fault, outcome } = this.#plan.contract.fallbacks.noResponse;
    return fault ?? outcome;
  }

  #success(): Scenario | undefined {
    const names = this.#plan.contract.outcomes.filter(({ role }) => role === "success").map(({ name }) => name);
    return [...this.#scenarios.values()].find(({ outcome }) => names.includes(outcome));
  }

  /** The scenario that means what the status means by RFC 9110. */
  #standard(status: number): Scenario | undefined {
    const verdict = this.#plan.contract.fallbacks.statuses.get(status);
    return verdict && this.#scenarios.get(verdict.fault ?? verdict.outcome);
  }
}

/** `SOLD_OUT-1` begins with `SOLD_OUT`, and `sold_outside` does not. */
function begins(id: string, name: string): boolean {
  const next = id.charAt(name.length);
  return id.slice(0, name.length).toLowerCase() === name.toLowerCase() && !/[a-z0-9]/i.test(next);
}
