import { describe, expect, it } from "vitest";
import { runScenarios, type Subject } from "../../generator/cli/conformance/run.js";
import { boundProviders, subjectOf } from "./suite.js";

/** What waits for a time-out says nothing about what is sent. */
const suites = boundProviders().map(({ provider, scenarios }) => ({
  provider,
  scenarios: scenarios.filter((each) => !("limits" in each && each.limits?.timeoutMs !== undefined)),
}));

describe.each(suites)("an adapter of $provider", ({ provider, scenarios }) => {
  const failed = async (subject: Subject) =>
    (await runScenarios({ scenarios, subject })).filter(({ status }) => status === "fail").map(({ name }) => name);
  /** A request that is made once more where no answer came, whatever it was. */
  const insistent: typeof fetch = async (input, init) => await fetch(input, init).catch(() => fetch(input, init));
  const nameless: typeof fetch = (input, init) => {
    const headers = new Headers(init?.headers);
    headers.delete("authorization");
    return fetch(input, { ...init, headers });
  };
  const credulous: typeof fetch = (input, init) => fetch(input, { ...init, redirect: "follow" });
  const hopeful: typeof fetch = async (input, init) => {
    const response = await fetch(input, init);
    return response.status < 500 ? response : new Response(null, { status: 404 });
  };
  const transports: readonly (readonly [string, typeof fetch, string])[] = [
    ["asks again where no answer came", insistent, "reset after sending"],
    ["sends no credentials", nameless, "cancelled"],
    ["follows redirects", credulous, "redirect"],
    ["takes a failure for a refusal", hopeful, "HTML 502"],
  ];

  it.each(transports)("over a client that %s fails by name", async (_, fetch, name) => {
    expect(await failed(subjectOf(provider, fetch))).toContain(name);
  });
});

describe("an adapter of crisscross over a client that loses the key when it asks again", () => {
  it("fails where a first try was unanswered", async () => {
    let asked = 0;
    const forgetful: typeof fetch = (input, init) => {
      const headers = new Headers(init?.headers);
      if (asked++ > 0) headers.delete("idempotency-key");
      return fetch(input, { ...init, headers });
    };
    const name = "a first try unanswered and a second refused";
    const suite = suites.find(({ provider }) => provider === "crisscross");
    const scenarios = suite?.scenarios.filter((scenario) => scenario.name === name) ?? [];
    const reports = await runScenarios({ scenarios, subject: subjectOf("crisscross", forgetful) });
    expect(reports).toEqual([{ name, status: "fail", problems: ["a repeated request must be the same to the byte"] }]);
  });
});
