import fc from "fast-check";
import type { BindingPlan, Guard } from "../../generator/contract/plan.js";
import { boundProviders } from "../conformance/suite.js";
import type { Body } from "./facts.js";

/** A value of a body that a guard of a provider's binding reads. */
export interface Guarded {
  readonly path: readonly string[];
  /** The body is that of a success. */
  readonly success: boolean;
  /** What guards compare it with. */
  readonly words: readonly unknown[];
}

const plans = new Map<string, BindingPlan>();

/**
 * All values that guards of a provider read. Taken from its plan, so that a new guard is drawn for without a word here; what a wrong one
 * must come to is not (`facts.ts`).
 */
export function guardedBy(provider: string): readonly Guarded[] {
  if (plans.size === 0) for (const { provider: name, plan } of boundProviders()) plans.set(name, plan);
  const found = (plans.get(provider)?.responses ?? []).flatMap(({ guards, response }) => {
    const success = String(response.status).startsWith("2");
    return guards.flatMap((guard) => {
      const words = literalsOf(guard.if);
      return pathsOf(guard.if).map((path): Guarded => ({ path, success, words }));
    });
  });
  const byPlace = new Map(found.map((each) => [JSON.stringify([each.success, each.path]), each]));
  return [...byPlace.values()];
}

function partsOf(guard: Guard): readonly Guard[] {
  if (guard.kind === "not") return [guard.operand];
  if (guard.kind === "in") return [guard.item];
  return "left" in guard ? [guard.left, guard.right] : [];
}

function pathsOf(guard: Guard): readonly (readonly string[])[] {
  const own = "value" in guard && guard.kind !== "literal" && guard.value.kind === "body" ? [guard.value.path] : [];
  return [...own, ...partsOf(guard).flatMap(pathsOf)];
}

function literalsOf(guard: Guard): readonly unknown[] {
  const own = guard.kind === "literal" ? [guard.value] : guard.kind === "in" ? guard.list : [];
  return [...own, ...partsOf(guard).flatMap(literalsOf)];
}

/** Every type of JSON. */
export const kinds = ["null", "boolean", "number", "string", "array", "object"] as const;

export function kindOf(value: unknown): string {
  if (value === null) return "null";
  return Array.isArray(value) ? "array" : typeof value;
}

const absent = Symbol("absent");

function drawn({ words }: Guarded): fc.Arbitrary<unknown> {
  return fc.oneof(
    { weight: 4, arbitrary: fc.constantFrom(...words, "another") },
    fc.constant(absent),
    fc.constant(null),
    fc.boolean(),
    fc.oneof(fc.integer({ min: -1, max: 2 }), fc.double({ noNaN: true })),
    fc.string({ maxLength: 5 }),
    fc.array(fc.oneof(fc.string({ maxLength: 5 }), fc.jsonValue({ maxDepth: 1 })), { maxLength: 2 }),
    fc.dictionary(fc.string({ maxLength: 3 }), fc.string({ maxLength: 3 }), { maxKeys: 2 }),
  );
}

/** Bodies in which what a guard reads is now and then what it compares with, of another type, or not there. */
export function withGuarded(body: fc.Arbitrary<Body>, guarded: readonly Guarded[]): fc.Arbitrary<Body> {
  return guarded.reduce(
    (bodies, each) =>
      fc
        .tuple(bodies, fc.option(drawn(each), { freq: 3, nil: undefined }))
        .map(([one, value]) => (value === undefined ? one : withValue(one, each.path, value))),
    body,
  );
}

function withValue(body: Body, [name = "", ...rest]: readonly string[], value: unknown): Body {
  if (rest.length === 0) {
    const { [name]: _, ...others } = body;
    return value === absent ? others : { ...body, [name]: value };
  }
  const inner = kindOf(body[name]) === "object" ? (body[name] as Body) : {};
  return { ...body, [name]: withValue(inner, rest, value) };
}
