import type { JsonObject, JsonValue } from "../../source/json.js";
import type { ContractCall } from "../generated-package.js";
import { differences } from "./compare.js";
import type { Expected, Lacking, Limits, Scenario } from "./scenario.js";
import { type Seen, startScriptedServer } from "./scripted-server.js";

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
} = { deadlineMs: 20_000, retry: { max: 2, baseMs: 1, capMs: 1 }, random: () => 0 };

/** Runs scenarios one after the other, each against a server of its own on loopback. */
export async function runScenarios(run: {
  readonly scenarios: readonly (Scenario | Lacking)[];
  readonly subject: Subject;
  /** What a caller gives where the scenario does not say otherwise. */
  readonly input: JsonObject;
}): Promise<readonly ScenarioReport[]> {
  const reports: ScenarioReport[] = [];
  for (const scenario of run.scenarios) {
    const { name } = scenario;
    if ("lacks" in scenario) reports.push({ name, status: "not_applicable", reason: scenario.lacks });
    else reports.push(reportOf(name, await problemsOf(scenario, run.subject, run.input)));
  }
  return reports;
}

export function reportOf(name: string, problems: readonly string[]): ScenarioReport {
  return problems.length === 0 ? { name, status: "pass" } : { name, status: "fail", problems };
}

async function problemsOf(scenario: Scenario, subject: Subject, input: JsonObject): Promise<readonly string[]> {
  const server = await startScriptedServer(scenario.script);
  try {
    const call = subject({ baseUrl: server.url, ...scenario.limits });
    const result = asJson(await call({ ...input, ...scenario.input }));
    return [...resultProblems(scenario.expected, result), ...requestProblems(scenario.expected, server.seen)];
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

export function resultProblems({ result: expected }: Expected, result: JsonObject): readonly string[] {
  if ("whole" in expected) return differences(expected.whole, result);
  const { outcome, fault, next } = expected.verdict;
  const { httpStatus } = expected;
  const seen = (key: string, within: JsonValue | undefined): JsonValue | undefined =>
    typeof within === "object" && within !== null ? Reflect.get(within, key) : undefined;
  return [
    ...differences(outcome, result.outcome, "/outcome"),
    ...differences(fault, seen("code", result.fault), "/fault/code"),
    ...differences(next, result.next, "/next"),
    ...differences(httpStatus, seen("httpStatus", result.provenance), "/provenance/httpStatus"),
  ];
}

function requestProblems(expected: Expected, seen: readonly Seen[]): readonly string[] {
  const problems: string[] = [];
  if (seen.length !== expected.requests)
    problems.push(`the server must see ${expected.requests} requests, and saw ${seen.length}`);
  const [first, ...more] = seen;
  // A try that differs from the one before it, in its idempotency key above all, is another request.
  if (more.some((request) => JSON.stringify(request) !== JSON.stringify(first)))
    problems.push("a repeated request must be the same to the byte");
  const path = first?.target.split("?", 1)[0];
  if (expected.path !== undefined && path !== expected.path)
    problems.push(`the request's path must be ${expected.path}, and is ${path ?? "absent"}`);
  return problems;
}
