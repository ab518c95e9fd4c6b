import type { Entry, Limits, Scenario } from "../../contract/expectations/scenario.js";
import { MORE_TRIES } from "../../contract/expectations/wire-scenarios.js";
import type { JsonObject } from "../../source/json.js";
import type { ContractCall } from "../generated-package.js";
import { differences } from "./compare.js";
import { requestProblems } from "./request-problems.js";
import { startScriptedServer } from "./scripted-server.js";

/** What is tested: a generated adapter over a generated client with these options. */
export type Subject = (options: Limits & { readonly baseUrl: string }) => ContractCall;

export type ScenarioReport =
  | { readonly name: string; readonly status: "pass" }
  | { readonly name: string; readonly status: "fail"; readonly problems: readonly string[] }
  | { readonly name: string; readonly status: "not_applicable"; readonly reason: string };

/** Options that make runs quick and alike: no jitter, and room for two more tries. */
export const CLIENT_OPTIONS: {
  readonly deadlineMs: number;
  readonly retry: { readonly max: number; readonly baseMs: number; readonly capMs: number };
  readonly random: () => number;
} = { deadlineMs: 20_000, retry: { max: MORE_TRIES, baseMs: 1, capMs: 1 }, random: () => 0 };

/** What the adapter under test is given as every credential: expectations can say how it must be sent. */
export const CREDENTIAL = "key";

/** Runs scenarios one after the other, each against a server of its own on loopback. */
export async function runScenarios(run: {
  readonly scenarios: readonly Entry[];
  readonly subject: Subject;
}): Promise<readonly ScenarioReport[]> {
  const reports: ScenarioReport[] = [];
  for (const scenario of run.scenarios) {
    const { name } = scenario;
    if ("lacks" in scenario) reports.push({ name, status: "not_applicable", reason: scenario.lacks });
    else if ("unstated" in scenario) reports.push(reportOf(name, [scenario.unstated]));
    else reports.push(reportOf(name, await problemsOf(scenario, run.subject)));
  }
  return reports;
}

export function reportOf(name: string, problems: readonly string[]): ScenarioReport {
  return problems.length === 0 ? { name, status: "pass" } : { name, status: "fail", problems };
}

async function problemsOf({ input, script, limits, expected }: Scenario, subject: Subject): Promise<readonly string[]> {
  const server = await startScriptedServer(script);
  try {
    const result = asJson(await subject({ baseUrl: server.url, ...limits })(input));
    return [...differences(expected.result, result), ...requestProblems(expected, server.seen)];
  } catch (error) {
    return [`nothing may be thrown, and this was: ${error instanceof Error ? error.message : String(error)}`];
  } finally {
    await server.close();
  }
}

/** What a caller would write down of a result. */
function asJson(result: unknown): JsonObject {
  // The checked boundary: a contract's result is data.
  return JSON.parse(JSON.stringify(result)) as JsonObject;
}
