import type { BindingPlan } from "../contract/plan.js";
import type { Overlay } from "../repair/overlay.js";
import type { SpecDocument } from "../source/document.js";
import type { Location } from "../source/origin.js";
import { formatPointer } from "../source/pointer.js";
import { catalogue } from "./catalogue.js";
import type { LintConfig } from "./config.js";
import { Context } from "./context.js";
import type { Finding } from "./finding.js";
import { finish } from "./finish.js";
import { listed } from "./literals.js";
import { type Occurrence, ofDraft } from "./occurrence.js";
import type { Rule } from "./rule.js";
import type { Bound, Trait } from "./trait.js";

/** A provider's document and what it is bound to. */
export interface ComparedProvider {
  readonly effective: SpecDocument;
  readonly overlays: readonly Overlay[];
  readonly plans: readonly BindingPlan[];
}

/**
 * How the providers of one contract differ: a finding for each trait in which they do, at the contract's operation, with the place
 * of each provider beside it. Sorted as findings are; empty where fewer than two are bound to a contract.
 */
export function compareProviders(input: {
  readonly providers: readonly ComparedProvider[];
  readonly config: LintConfig;
}): readonly Finding[] {
  const bound = input.providers.flatMap(boundOperations);
  const contracts = [...new Set(bound.map(({ plan }) => plan.contract.name))].sort();
  const always = contracts.flatMap((contract) => {
    const same = bound.filter(({ plan }) => plan.contract.name === contract);
    return catalogue.flatMap((rule) => differences(rule, same));
  });
  return finish({ provider: "", loose: false, found: [], remaining: undefined, always, config: input.config });
}

function boundOperations({ effective, overlays, plans }: ComparedProvider): readonly Bound[] {
  const context = new Context(effective, plans);
  const assumptions = overlays.filter(({ kind }) => kind === "assumptions");
  const assumed = new Set(assumptions.map(({ source }) => source.file));
  return plans.flatMap((plan) => {
    const operation = context.operations.find(({ site }) => formatPointer(site.tokens) === plan.operation.pointer);
    return operation === undefined ? [] : [{ plan, operation, context, assumed }];
  });
}

interface Stated extends Trait {
  readonly provider: string;
}

function differences(rule: Rule, bound: readonly Bound[]): readonly Occurrence[] {
  const [first] = bound;
  const { traits } = rule;
  if (traits === undefined || first === undefined) return [];
  const stated = bound.flatMap((one) => [...traits(one)].map((trait) => ({ ...trait, provider: one.plan.provider })));
  const subjects = [...new Set(stated.map(({ of = "" }) => of))].sort();
  return subjects.flatMap((subject) => {
    const told = stated.filter(({ of = "" }) => of === subject);
    if (new Set(told.map(({ value }) => value)).size < 2) return [];
    return [occurrence({ rule, subject, told, at: first.plan.contract.operation.location })];
  });
}

function occurrence(from: {
  readonly rule: Rule;
  readonly subject: string;
  readonly told: readonly Stated[];
  readonly at: Location;
}): Occurrence {
  const { rule, subject, told, at } = from;
  const values = [...new Set(told.map(({ value }) => value))];
  const parts = values.map((value) => {
    const providers = told.filter((other) => other.value === value).map(({ provider }) => provider);
    return `${value} (${listed([...new Set(providers)].sort())})`;
  });
  const draft = ofDraft({
    rule: rule.id,
    message: `${rule.title}${subject === "" ? "" : `: ${subject}`}: ${parts.join(" · ")}`,
    location: at,
    related: told.map(({ provider, value, at: location }) => ({ message: `${provider}: ${value}`, location })),
  });
  return { ...draft, subject };
}
