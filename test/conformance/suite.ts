import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { CancelSessionInput } from "@concordat/cancel-session";
import { type Expectations, readExpectations } from "../../generator/cli/conformance/read-expectations.js";
import { CLIENT_OPTIONS, type Subject } from "../../generator/cli/conformance/run.js";
import { wireScenarios } from "../../generator/cli/conformance/wire-scenarios.js";
import type { BindingPlan } from "../../generator/contract/plan.js";
import type { ApiModel } from "../../generator/model/model.js";
import { analyse } from "../../generator/pipeline/workspace.js";
import { discover } from "../../generator/source/project.js";
import { cancellerOf } from "./cancellers.js";

export const root: string = fileURLToPath(new URL("../../", import.meta.url));

export const providerNames = ["1099policy", "crisscross", "flinks", "maven", "xendit"] as const;

/** The scenarios that CONTRACT.md §5 names, and two more that its invariants need. Every provider has each of them, or says why not. */
export const scenarioNames = [
  "cancelled",
  "pending",
  "repeated",
  "after completed",
  "after expired",
  "expiry race",
  "unknown id",
  "bad key",
  "forbidden",
  "rate limited, then fine",
  "validation error",
  "unknown enum value",
  "unknown error code",
  "empty 200",
  "HTML 502",
  "JSON cut off",
  "JSON cut off where it seems whole",
  "body over the limit",
  "hang before headers",
  "hang in the body",
  "connection refused",
  "reset after sending",
  "another resource's id",
  "redirect",
  "202",
  "undeclared 4xx",
  "range-only 4xx with a code",
  "range-only 4xx without a code",
  "unreadable 4xx",
  "id with path characters",
  "id that is no path segment",
  "a first try unanswered and a second refused",
] as const;

export interface Bound {
  readonly provider: string;
  readonly plan: BindingPlan;
  readonly model: ApiModel;
}

/** The five providers as the pipeline reads them. */
export function boundProviders(): readonly Bound[] {
  const { value, findings } = discover({ cwd: root });
  if (value === undefined) throw new TypeError("the project cannot be read");
  const workspace = analyse({ value, findings });
  return providerNames.map((provider) => {
    const found = workspace.providers.find(({ folder }) => folder.name === provider);
    const plan = found?.plans.find(({ contract }) => contract.name === "cancel-session");
    if (found?.model === undefined || plan === undefined) throw new TypeError(`${provider} is not bound`);
    return { provider, plan, model: found.model };
  });
}

export function expectationsOf({ provider, plan, model }: Bound): Expectations {
  const file = `expected/${provider}.yaml`;
  const text = readFileSync(fileURLToPath(new URL(file, import.meta.url)), "utf8");
  const wire = (input: Readonly<Record<string, unknown>>) => wireScenarios(plan, model, String(input.sessionId));
  return readExpectations({ text, file, plan, wire });
}

/** The generated adapter of a provider, from its committed source. */
export function subjectOf(provider: string): Subject {
  return (options) => {
    const canceller = cancellerOf(provider, { ...CLIENT_OPTIONS, ...options });
    // The checked boundary: the suite's inputs are the contract's.
    return (input) => canceller.cancel(input as CancelSessionInput);
  };
}
