import type { BindingPlan } from "../contract/plan.js";
import { findOperation, operationNames } from "../model/find-operation.js";
import type { ApiModel, Operation } from "../model/model.js";
import { nameCollisions } from "../model/name-collisions.js";
import { scopeModel } from "../model/scope.js";
import { didYouMean } from "../source/closest.js";
import type { FindingDraft } from "../source/draft.js";
import type { Scope } from "../source/provider-settings.js";

export interface ScopeInput {
  readonly provider: string;
  readonly model: ApiModel;
  readonly plans: readonly BindingPlan[];
  /** What the settings say of this provider; undefined: nothing. */
  readonly stated: Scope | undefined;
}

export interface ModelInScope {
  readonly model: ApiModel;
  readonly findings: readonly FindingDraft[];
}

/**
 * What a provider's package holds: the operations that the settings name and those that its bindings do, with all that they
 * reach. A provider for which neither names any, as one that the settings want whole, has the whole document.
 */
export function modelInScope({ provider, model, plans, stated }: ScopeInput): ModelInScope {
  const findings: FindingDraft[] = [];
  const wanted = new Set<Operation>(plans.map(({ operation }) => operation));
  if (stated === "all" || (stated === undefined && wanted.size === 0)) return told(model, findings);
  for (const { name, location } of stated ?? []) {
    const operation = findOperation(model, name);
    if (operation !== undefined) wanted.add(operation);
    else {
      const message = `${provider} has no operation "${name}".${didYouMean(name, operationNames(model))}`;
      findings.push({ rule: "source/config", message, location });
    }
  }
  return told(scopeModel(model, wanted), findings);
}

function told(model: ApiModel, findings: readonly FindingDraft[]): ModelInScope {
  return { model, findings: [...findings, ...nameCollisions(model)] };
}
