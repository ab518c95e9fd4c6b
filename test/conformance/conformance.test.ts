import { describe, expect, it } from "vitest";
import { runScenarios, type Subject } from "../../generator/cli/conformance/run.js";
import { wireNames } from "../../generator/contract/expectations/wire-scenarios.js";
import { namedScenarios } from "../../generator/pipeline/expectations.js";
import { boundProviders, designed, providerNames, subjectOf } from "./suite.js";

const suites = boundProviders();

describe("the suite", () => {
  it("has every scenario of the design: what a provider states, and what may happen on any wire", () => {
    const [first] = suites;
    if (first === undefined) throw new TypeError("there is no provider");
    const { value: named } = namedScenarios(first.project, "cancel-session");
    expect([...(named ?? new Map()).keys()]).toEqual(designed.stated);
    expect([...wireNames].sort()).toEqual([...designed.wire, ...designed.further].sort());
  });
});

describe.each(suites)("$provider", ({ provider, scenarios }) => {
  it("has every scenario of the suite, or says by name why not", () => {
    const every: readonly string[] = [...designed.stated, ...designed.wire, ...designed.further];
    expect(every.filter((name) => !scenarios.some((scenario) => scenario.name === name))).toEqual([]);
    expect(scenarios.filter((scenario) => "unstated" in scenario)).toEqual([]);
  });

  it.each(scenarios.filter((scenario) => "expected" in scenario).map((scenario) => [scenario.name, scenario] as const))(
    "%s",
    async (name, scenario) => {
      const reports = await runScenarios({ scenarios: [scenario], subject: subjectOf(provider) });
      expect(reports).toEqual([{ name, status: "pass" }]);
    },
  );
});

/** What the design says of the wire, written down once more: outcome, fault, next step, basis. */
const invariants: Readonly<Record<string, readonly [string, string | undefined, string, string]>> = {
  "empty 200": ["indeterminate", "UNRECOGNISED_RESPONSE", "read_session", "status_code"],
  "HTML 502": ["indeterminate", "PROVIDER_FAULT", "read_session", "http_semantics"],
  "JSON cut off": ["indeterminate", "NO_RESPONSE", "read_session", "transport"],
  "JSON cut off where it seems whole": ["indeterminate", "UNRECOGNISED_RESPONSE", "read_session", "status_code"],
  "JSON that is no object": ["indeterminate", "UNRECOGNISED_RESPONSE", "read_session", "status_code"],
  "body over the limit": ["indeterminate", "UNRECOGNISED_RESPONSE", "read_session", "status_code"],
  "hang before headers": ["indeterminate", "NO_RESPONSE", "read_session", "transport"],
  "hang in the body": ["indeterminate", "NO_RESPONSE", "read_session", "transport"],
  "connection refused": ["not_cancelled", "NOT_SENT", "retry_same", "transport"],
  "reset after sending": ["indeterminate", "NO_RESPONSE", "read_session", "transport"],
  "another resource's id": ["indeterminate", "SESSION_MISMATCH", "read_session", "body"],
  redirect: ["indeterminate", "UNRECOGNISED_RESPONSE", "read_session", "status_code"],
  "undeclared 4xx": ["indeterminate", "UNRECOGNISED_RESPONSE", "read_session", "status_code"],
  "id that is no path segment": ["not_cancelled", "INVALID_REQUEST", "fix_request", "transport"],
  "a first try unanswered and a second refused": ["indeterminate", "NO_RESPONSE", "read_session", "transport"],
};

/** Who cannot meet a scenario of the wire, and says so: no provider is passed over in silence. */
const lacking: Readonly<Record<string, readonly string[]>> = {
  // Its success has no body.
  "JSON cut off": ["maven"],
  "JSON cut off where it seems whole": ["maven"],
  "JSON that is no object": ["maven"],
  "body over the limit": ["maven"],
  "hang in the body": ["maven"],
  "another resource's id": ["maven"],
  // Its document has a range for every 4xx.
  "undeclared 4xx": ["xendit"],
};

describe("an expectation of the wire", () => {
  const held = Object.entries(invariants).map(([name, said]) => {
    const holders = suites.flatMap(({ provider, scenarios }) => {
      const scenario = scenarios.find((each) => each.name === name);
      return scenario !== undefined && "expected" in scenario ? [{ provider, ...scenario.expected }] : [];
    });
    const providers = holders.map(({ provider }) => provider);
    return { name, said, holders, providers, at: providers.join(", ") };
  });

  it.each(held)("$name is what the design says, at $at", ({ name, said, holders, providers }) => {
    expect(providers).toEqual(providerNames.filter((provider) => !(lacking[name] ?? []).includes(provider)));
    for (const { provider, result } of holders) {
      const { outcome, fault, next, provenance } = result;
      const got = [outcome, Reflect.get(Object(fault), "code"), next, Reflect.get(Object(provenance), "basis")];
      expect(got, provider).toEqual(said);
    }
  });
});

describe("an adapter that asks nobody", () => {
  const liars: readonly (readonly [string, (id: unknown) => object])[] = [
    ["claims success whatever comes", (sessionId) => ({ outcome: "cancelled", next: "none", sessionId })],
    [
      "never knows",
      (sessionId) => ({ outcome: "indeterminate", fault: { code: "NO_RESPONSE" }, next: "read_session", sessionId }),
    ],
  ];

  it.each(liars)("and %s fails every scenario", async (_, answer) => {
    const subject: Subject = () => async (input) => answer(Reflect.get(input, "sessionId")) as never;
    for (const { scenarios } of suites) {
      const reports = await runScenarios({ scenarios, subject });
      expect(reports.filter(({ status }) => status === "pass")).toEqual([]);
    }
  });

  it("and throws is told so", async () => {
    const subject: Subject = () => async () => {
      throw new Error("boom");
    };
    const [suite] = suites;
    const reports = await runScenarios({ scenarios: suite?.scenarios.slice(0, 1) ?? [], subject });
    expect(reports).toMatchObject([{ status: "fail", problems: ["nothing may be thrown, and this was: boom"] }]);
  });
});
