import type { OutcomeRole } from "../contract/contract.js";
import type { BindingPlan, Decision, ResponsePlan } from "../contract/plan.js";
import { getObject, isObject, type JsonObject } from "../source/json.js";
import type { Location } from "../source/origin.js";
import type { Context } from "./context.js";
import type { OperationView, ResponseView } from "./operations.js";
import { bodySchemas } from "./reach.js";
import type { Resolved } from "./resolver.js";

/** An operation that a contract is bound to, in the effective document of its provider. */
export interface Bound {
  readonly plan: BindingPlan;
  readonly operation: OperationView;
  readonly context: Context;
  /** The files of assumptions: what comes from one of them the provider does not say. */
  readonly assumed: ReadonlySet<string>;
}

/** How a provider does one thing. */
export interface Trait {
  /** What the thing is, where a rule compares several. */
  readonly of?: string;
  readonly value: string;
  readonly at: Location;
}

/** A value with the word that it is assumed, where it is. */
export function marked(value: string, at: Location, { assumed }: Bound): Trait {
  return { value: assumed.has(at.file) ? `${value}, assumed` : value, at };
}

/** Every decision of a response with the wire value that leads to it; undefined where the status alone does. */
export function decisionsOf(
  response: ResponsePlan,
): readonly { readonly decision: Decision; readonly value?: string }[] {
  return [
    ...response.guards.map(({ then }) => ({ decision: then })),
    ...[...response.cases].map(([value, decision]) => ({ decision, value })),
    ...[response.otherwise, response.decision].flatMap((decision) => (decision === undefined ? [] : [{ decision }])),
  ];
}

/** What an outcome of the contract means. */
export function roleOf({ plan }: Bound, outcome: string): OutcomeRole | undefined {
  return plan.contract.outcomes.find(({ name }) => name === outcome)?.role;
}

export function isSuccess({ status }: ResponseView): boolean {
  return status.startsWith("2");
}

/** The body of a response as an object with properties; undefined where none is described. */
export function bodyOf(
  { context }: Bound,
  response: ResponseView,
): (Resolved & { readonly node: JsonObject }) | undefined {
  for (const { value, tokens } of bodySchemas(context, response.node, response.tokens)) {
    const resolved = context.resolver.follow(value, tokens);
    if (resolved !== undefined && isObject(resolved.node)) return { node: resolved.node, tokens: resolved.tokens };
  }
  return undefined;
}

export function propertiesOf(body: { readonly node: JsonObject } | undefined): JsonObject {
  return getObject(body?.node, "properties") ?? {};
}
