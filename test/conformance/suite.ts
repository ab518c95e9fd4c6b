import { fileURLToPath } from "node:url";
import type { CancelSessionInput } from "@concordat/cancel-session";
import { CLIENT_OPTIONS, CREDENTIAL, type Subject } from "../../generator/cli/conformance/run.js";
import type { Entry } from "../../generator/contract/expectations/scenario.js";
import type { BindingPlan } from "../../generator/contract/plan.js";
import type { ApiModel } from "../../generator/model/model.js";
import { statedScenarios } from "../../generator/pipeline/expectations.js";
import { analyse } from "../../generator/pipeline/workspace.js";
import { discover, type Project } from "../../generator/source/project.js";
import { readText } from "../../generator/source/read.js";
import { cancellerOf } from "./cancellers.js";

export const root: string = fileURLToPath(new URL("../../", import.meta.url));

export const providerNames = ["1099policy", "crisscross", "flinks", "maven", "xendit"] as const;

/** The scenarios of the design, by their names there: those that a provider states, then those of the wire. */
export const designed = {
  stated: [
    "cancelled",
    "pending",
    "repeated",
    "after completed",
    "after expired",
    "expiry race",
    "unknown id",
    "bad key",
    "forbidden",
    "validation error",
    "unknown enum value",
    "unknown error code",
    "range-only 4xx with a code",
    "range-only 4xx without a code",
    "unreadable 4xx",
  ],
  wire: [
    "rate limited, then fine",
    "empty 200",
    "HTML 502",
    "JSON cut off",
    "body over the limit",
    "hang before headers",
    "hang in the body",
    "connection refused",
    "reset after sending",
    "another resource's id",
    "redirect",
    "202",
    "undeclared 4xx",
    "id with path characters",
    "a first try unanswered and a second refused",
  ],
  /** What its invariants 2 and 12 need beside them. */
  further: ["JSON cut off where it seems whole", "JSON that is no object", "id that is no path segment"],
} as const;

export interface Bound {
  readonly provider: string;
  readonly plan: BindingPlan;
  readonly model: ApiModel;
  readonly project: Project;
  /** What each scenario must come to. */
  readonly scenarios: readonly Entry[];
  /** The id that is asked for where a scenario does not say otherwise. */
  readonly sessionId: string;
}

/** The five providers as the pipeline reads them, with their committed expectations. */
export function boundProviders(): readonly Bound[] {
  const { value: project, findings } = discover({ cwd: root });
  if (project === undefined) throw new TypeError("the project cannot be read");
  const workspace = analyse({ value: project, findings });
  return providerNames.map((provider) => {
    const found = workspace.providers.find(({ folder }) => folder.name === provider);
    const plan = found?.plans.find(({ contract }) => contract.name === "cancel-session");
    if (found?.model === undefined || plan === undefined) throw new TypeError(`${provider} is not bound`);
    const file = found.folder.expectations.find(({ contract }) => contract === plan.contract.name)?.file;
    const source = file === undefined ? undefined : readText({ root, path: file }).value;
    const scenarios = source && statedScenarios(project, plan, source).value;
    if (scenarios === undefined) throw new TypeError(`what ${provider} must come to cannot be read`);
    const [first] = scenarios.flatMap((entry) => ("input" in entry ? [entry.input.sessionId] : []));
    return { provider, plan, model: found.model, project, scenarios, sessionId: String(first) };
  });
}

/** The generated adapter of a provider, from its committed source, over a client that calls with `fetch`. */
export function subjectOf(provider: string, fetch: typeof globalThis.fetch = globalThis.fetch): Subject {
  return (options) => {
    const canceller = cancellerOf(provider, { ...CLIENT_OPTIONS, ...options, fetch }, CREDENTIAL);
    // The checked boundary: the suite's inputs are the contract's.
    return (input) => canceller.cancel(input as CancelSessionInput);
  };
}
