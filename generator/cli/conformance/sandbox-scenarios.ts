import { randomUUID } from "node:crypto";
import type { Contract, OutcomeRole } from "../../contract/contract.js";
import type { ContractCall, ContractResult } from "../generated-package.js";
import type { ScenarioReport } from "./run.js";
import type { Lacking } from "./scenario.js";

/** Resources that somebody made in the sandbox for this run. */
export interface Known {
  /** One that may be acted on. It will be. */
  readonly open?: string | undefined;
  /** One that is already at its end. */
  readonly ended?: string | undefined;
}

export interface Sandbox {
  readonly contract: Contract;
  /** The provider at its address, with the given credentials. */
  readonly call: ContractCall;
  /** The same with credentials that nobody has. */
  readonly stranger: ContractCall;
  /** The same at an address where nobody listens. */
  readonly nowhere: ContractCall;
  /** An id in the form of the document's, which no resource has. */
  readonly unknownId: string;
  readonly known: Known;
}

/** Runs what needs no scripted server: each scenario changes nothing, but those that are given a resource. */
export async function runInSandbox(sandbox: Sandbox): Promise<readonly ScenarioReport[]> {
  const { contract, call, stranger, nowhere, unknownId, known } = sandbox;
  const { statuses, invalidInput, notSent } = contract.fallbacks;
  const about = (id: string) => ({ [contract.identity.input]: id });
  const reports: ScenarioReport[] = [];
  const check = async (name: string, asked: Promise<ContractResult> | Lacking["lacks"], expected: Wanted) => {
    if (typeof asked === "string") reports.push({ name, status: "not_applicable", reason: asked });
    else reports.push(await judge(name, asked, expected, contract));
  };
  const faultOf = (status: number): Wanted => ({ roles: ["failure"], fault: statuses.get(status)?.fault });
  await check("unknown id", call(about(unknownId)), faultOf(404));
  await check("bad key", stranger(about(unknownId)), faultOf(401));
  await check("id with path characters", call(about("a/b?c#d%2e")), { roles: ["failure"] });
  await check("id that is no path segment", call(about("..")), { roles: ["failure"], fault: invalidInput.fault });
  await check("connection refused", nowhere(about(unknownId)), { roles: ["failure"], fault: notSent.fault });
  const asked = (id: string | undefined, otherwise: string) => (id === undefined ? otherwise : call(about(id)));
  const needsOpen = "needs --open, the id of a resource that may be acted on";
  await check("success", asked(known.open, needsOpen), { roles: ["success", "pending"] });
  await check("repeated", asked(known.open, needsOpen), { roles: ["failure", "success", "pending"] });
  const needsEnded = "needs --ended, the id of a resource that is at its end";
  await check("after the end", asked(known.ended, needsEnded), { roles: ["failure"] });
  return reports;
}

interface Wanted {
  readonly roles: readonly OutcomeRole[];
  readonly fault?: string | undefined;
}

async function judge(
  name: string,
  asked: Promise<ContractResult>,
  { roles, fault }: Wanted,
  contract: Contract,
): Promise<ScenarioReport> {
  try {
    const { outcome, fault: told } = await asked;
    const role = contract.outcomes.find((each) => each.name === outcome)?.role;
    const fits = role !== undefined && roles.includes(role) && (fault === undefined || told?.code === fault);
    if (fits) return { name, status: "pass" };
    const wanted =
      fault ??
      contract.outcomes
        .filter((each) => roles.includes(each.role))
        .map((each) => each.name)
        .join(" or ");
    return { name, status: "fail", problems: [`must be ${wanted}, and is ${outcome} ${told?.code ?? ""}`.trimEnd()] };
  } catch (error) {
    return { name, status: "fail", problems: [`nothing may be thrown, and this was: ${String(error)}`] };
  }
}

/** An id like the sample, which no resource is likely to have: its last twelve letters and digits are by chance. */
export function unlikelyId(sample: string): string {
  const chance = randomUUID().replaceAll("-", "");
  const keep = Math.max(0, sample.length - 12);
  return sample.slice(0, keep) + sample.slice(keep).replace(/[a-zA-Z0-9]/g, (_, at: number) => chance[at] ?? "0");
}
