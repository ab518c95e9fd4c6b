import { describe, expect, it } from "vitest";
import { runScenarios, type Subject } from "../../generator/cli/conformance/run.js";
import { wireScenarios } from "../../generator/cli/conformance/wire-scenarios.js";
import { boundProviders, expectationsOf, scenarioNames, subjectOf } from "./suite.js";

const suites = boundProviders().map((bound) => ({ ...bound, ...expectationsOf(bound) }));

describe.each(suites)("$provider", ({ provider, plan, model, input, scenarios }) => {
  it("has every scenario of the suite, or says by name why not", () => {
    expect(scenarioNames.filter((name) => !scenarios.some((scenario) => scenario.name === name))).toEqual([]);
  });

  it.each(scenarios.filter((scenario) => !("lacks" in scenario)).map((scenario) => [scenario.name, scenario] as const))(
    "%s",
    async (name, scenario) => {
      const reports = await runScenarios({ scenarios: [scenario], subject: subjectOf(provider), input });
      expect(reports).toEqual([{ name, status: "pass" }]);
    },
  );

  it("agrees on the wire with what the contract alone says", async () => {
    const wire = wireScenarios(plan, model, String(input.sessionId));
    const reports = await runScenarios({ scenarios: wire, subject: subjectOf(provider), input });
    expect(reports.filter(({ status }) => status === "fail")).toEqual([]);
  });
});

describe("the suite", () => {
  const liars: readonly (readonly [string, (id: unknown) => object])[] = [
    ["claims success whatever comes", (sessionId) => ({ outcome: "cancelled", next: "none", sessionId })],
    [
      "never knows",
      (sessionId) => ({ outcome: "indeterminate", fault: { code: "NO_RESPONSE" }, next: "read_session", sessionId }),
    ],
  ];

  it.each(liars)("fails every scenario of an adapter that asks nobody and %s", async (_, answer) => {
    const subject: Subject = () => async (input) => answer(Reflect.get(input, "sessionId")) as never;
    for (const { input, scenarios } of suites) {
      const reports = await runScenarios({ scenarios, subject, input });
      expect(reports.filter(({ status }) => status === "pass")).toEqual([]);
    }
  });

  it("fails an adapter that throws", async () => {
    const subject: Subject = () => async () => {
      throw new Error("boom");
    };
    const [suite] = suites;
    const reports = await runScenarios({ scenarios: suite?.scenarios.slice(0, 1) ?? [], subject, input: {} });
    expect(reports).toMatchObject([{ status: "fail", problems: ["nothing may be thrown, and this was: boom"] }]);
  });
});
