import { attribute, escapeXml } from "../formats/junit.js";
import { visible } from "../formats/visible.js";
import type { ScenarioReport } from "./run.js";

export interface Conformance {
  readonly provider: string;
  readonly contract: string;
  readonly scenarios: readonly ScenarioReport[];
}

export const conformFormats: Readonly<Record<"text" | "json" | "junit", (result: Conformance) => string>> = {
  text: printText,
  json: (result) => `${JSON.stringify(result, null, 2)}\n`,
  junit: printJunit,
};

/** One line for each scenario, what is wrong below it, and a count. What a provider answered cannot steer a terminal. */
function printText({ provider, scenarios }: Conformance): string {
  const lines = scenarios.flatMap((report) => {
    const name = visible(report.name);
    if (report.status === "pass") return [`  pass  ${name}`];
    if (report.status === "not_applicable") return [`  n/a   ${name}: ${visible(report.reason)}`];
    return [`  FAIL  ${name}`, ...report.problems.map((problem) => `          ${visible(problem)}`)];
  });
  const total = `${count(scenarios, "pass")} passed, ${count(scenarios, "fail")} failed, ${count(scenarios, "not_applicable")} not applicable`;
  return [provider, ...lines, total, ""].join("\n");
}

/** One suite, a case for each scenario; what a provider lacks is skipped. */
function printJunit({ provider, contract, scenarios }: Conformance): string {
  const name = attribute(`${provider} ${contract}`);
  const counts = `tests="${scenarios.length}" failures="${count(scenarios, "fail")}" errors="0"`;
  const cases = scenarios.map((report) => {
    const open = `    <testcase name="${attribute(report.name)}" classname="${name}"`;
    if (report.status === "pass") return `${open}/>`;
    if (report.status === "not_applicable")
      return `${open}><skipped message="${attribute(report.reason)}"/></testcase>`;
    const problems = report.problems.map((problem) => escapeXml(visible(problem)));
    return `${open}><failure message="${attribute(report.problems[0] ?? "")}">${problems.join("\n")}</failure></testcase>`;
  });
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites name="concordat conform" ${counts}>`,
    `  <testsuite name="${name}" ${counts} skipped="${count(scenarios, "not_applicable")}">`,
    ...cases,
    "  </testsuite>",
    "</testsuites>",
    "",
  ].join("\n");
}

function count(scenarios: readonly ScenarioReport[], status: ScenarioReport["status"]): number {
  return scenarios.filter((report) => report.status === status).length;
}
