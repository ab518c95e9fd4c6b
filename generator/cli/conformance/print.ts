import type { ScenarioReport } from "./run.js";

/** One line for each scenario, what is wrong below it, and a count. */
export function printReports(provider: string, reports: readonly ScenarioReport[]): string {
  const lines = reports.flatMap((report) => {
    if (report.status === "pass") return [`  pass  ${report.name}`];
    if (report.status === "not_applicable") return [`  n/a   ${report.name}: ${report.reason}`];
    return [`  FAIL  ${report.name}`, ...report.problems.map((problem) => `          ${problem}`)];
  });
  const count = (status: ScenarioReport["status"]) => reports.filter((report) => report.status === status).length;
  const total = `${count("pass")} passed, ${count("fail")} failed, ${count("not_applicable")} not applicable`;
  return [provider, ...lines, total, ""].join("\n");
}
