import { randomUUID } from "node:crypto";
import type { Contract, Verdict } from "../../contract/contract.js";
import type { Entry } from "../../contract/expectations/scenario.js";
import { get, type JsonValue } from "../../source/json.js";
import { UsageError } from "../arguments.js";
import type { ContractCall, ContractResult } from "../generated-package.js";
import { differences } from "./compare.js";
import { reportOf, type ScenarioReport } from "./run.js";

/** A resource that somebody made in the sandbox, and the stated scenario that a call about it must be. */
export interface Resource {
  readonly scenario: string;
  readonly id: string;
}

export interface Sandbox {
  readonly contract: Contract;
  /** What was stated for the provider: a sandbox must come to the same. */
  readonly stated: readonly Entry[];
  /** The provider at its address, with the given credentials. */
  readonly call: ContractCall;
  /** The same with credentials that nobody has. */
  readonly stranger: ContractCall;
  /** The same at an address where nobody listens. */
  readonly nowhere: ContractCall;
  /** An id in the form of the document's, which no resource has. */
  readonly unknownId: string;
  readonly resources: readonly Resource[];
}

/** The scenarios of which a sandbox can be asked without a resource of its own. */
const UNKNOWN_ID = "unknown id";
const BAD_KEY = "bad key";

/** One call of a run in a sandbox. */
export interface Question {
  readonly name: string;
  readonly wanted: Wanted;
  ask(): Promise<ContractResult>;
}

/**
 * What needs no scripted server, in the order in which it is asked. Nothing is changed but what `resources` name. A sandbox has its
 * own words and times, so what is compared is the verdict: outcome, fault and next step, exactly one of each.
 */
export function sandboxQuestions(sandbox: Sandbox): readonly Question[] {
  const { contract, call, stranger, nowhere, unknownId, resources } = sandbox;
  const { invalidInput, notSent } = contract.fallbacks;
  const about = (id: string) => ({ [contract.identity.input]: id });
  return [
    { name: UNKNOWN_ID, wanted: verdictOf(sandbox, UNKNOWN_ID, 404), ask: () => call(about(unknownId)) },
    { name: BAD_KEY, wanted: verdictOf(sandbox, BAD_KEY, 401), ask: () => stranger(about(unknownId)) },
    { name: "id that is no path segment", wanted: invalidInput, ask: () => call(about("..")) },
    { name: "connection refused", wanted: notSent, ask: () => nowhere(about(unknownId)) },
    ...resources.map(({ scenario, id }) => ({
      name: scenario,
      wanted: verdictOf(sandbox, scenario),
      ask: () => call(about(id)),
    })),
  ];
}

/**
 * Asks one after the other.
 * @throws UsageError where the first of them cannot be sent: of a sandbox that is not there nothing can be said
 */
export async function runInSandbox(
  questions: readonly Question[],
  { contract, host }: { readonly contract: Contract; readonly host: string },
): Promise<readonly ScenarioReport[]> {
  const { fault } = contract.fallbacks.notSent;
  const reports: ScenarioReport[] = [];
  for (const question of questions) {
    const { report, got } = await judge(question);
    if (reports.length === 0 && fault !== undefined && got?.fault?.code === fault)
      throw new UsageError(`nothing could be sent to ${host}: is the address right, and does somebody listen there?`);
    reports.push(report);
  }
  return reports;
}

type Wanted = Verdict | { readonly lacks: string };

/** What was stated; where nothing was, what RFC 9110 says of the status that such a call is answered with. */
function verdictOf({ contract, stated }: Sandbox, name: string, status?: number): Wanted {
  const entry = stated.find((each) => each.name === name);
  const standard = status === undefined ? undefined : contract.fallbacks.statuses.get(status);
  if (entry === undefined || !("expected" in entry)) {
    const why = entry === undefined ? "nobody stated it" : "lacks" in entry ? entry.lacks : entry.unstated;
    return standard ?? { lacks: why };
  }
  const { result } = entry.expected;
  const fault = get(result.fault, "code");
  return {
    outcome: String(result.outcome),
    ...(fault === undefined ? {} : { fault: String(fault) }),
    next: String(result.next),
  };
}

async function judge({
  name,
  wanted,
  ask,
}: Question): Promise<{ readonly report: ScenarioReport; readonly got?: ContractResult }> {
  if ("lacks" in wanted) return { report: { name, status: "not_applicable", reason: wanted.lacks } };
  try {
    const got = await ask();
    const { outcome, fault, next } = got;
    const said: JsonValue = { outcome, ...(fault === undefined ? {} : { fault: fault.code }), next: next ?? null };
    return { report: reportOf(name, differences({ ...wanted }, said)), got };
  } catch (error) {
    return { report: reportOf(name, [`nothing may be thrown, and this was: ${String(error)}`]) };
  }
}

/** An id like the sample, which no resource is likely to have: its last twelve letters and digits are by chance. */
export function unlikelyId(sample: string): string {
  const chance = randomUUID().replaceAll("-", "");
  const keep = Math.max(0, sample.length - 12);
  return sample.slice(0, keep) + sample.slice(keep).replace(/[a-zA-Z0-9]/g, (_, at: number) => chance[at] ?? "0");
}
