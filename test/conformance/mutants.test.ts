import type { CancelSessionInput } from "@concordat/cancel-session";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { runScenarios, type Subject } from "../../generator/cli/conformance/run.js";
import { beyond } from "./beyond.js";
import { EQUIVALENTS, type Equivalent, equivalentOf } from "./equivalents.js";
import { type Make, type MutantLoader, mutantLoader } from "./mutant-loader.js";
import { type Mutant, mutantsOf } from "./mutants.js";
import { boundProviders } from "./suite.js";

/** What waits for a time-out says nothing about a binding. */
const suites = boundProviders().map(({ provider, scenarios }) => ({
  provider,
  scenarios: scenarios.filter((each) => !("limits" in each && each.limits?.timeoutMs !== undefined)),
}));

const AT_ONCE = 8;

const given = new Set<Equivalent>();

describe.each(suites)("an adapter of $provider that was changed", ({ provider, scenarios }) => {
  let loader: MutantLoader;
  beforeAll(() => {
    loader = mutantLoader(provider);
  });
  afterAll(() => loader.remove());
  /** The first scenario that fails, or what an adapter owes beyond its results; the others need not be asked. */
  const killer = async (make: Make): Promise<string | undefined> => {
    const subject: Subject = (options) => {
      const canceller = make(options);
      // The checked boundary: the suite's inputs are the contract's.
      return (input) => canceller.cancel(input as CancelSessionInput);
    };
    for (const scenario of scenarios) {
      const [report] = await runScenarios({ scenarios: [scenario], subject });
      if (report?.status === "fail") return report.name;
    }
    for (const [name, holds] of Object.entries(beyond)) {
      if (!(await holds(make, provider).catch(() => false))) return name;
    }
    return undefined;
  };

  it("passes and compiles as it was", async () => {
    expect(await killer(await loader.load(loader.original))).toBeUndefined();
    expect(loader.errorsOf(loader.original)).toEqual([]);
  });

  it("fails by the name of a scenario or does not compile, whatever was changed, or is listed with its reason", async () => {
    const mutants = mutantsOf(loader.original);
    const killed = { scenario: 0, compiler: 0 };
    const equivalent: string[] = [];
    const survivors: string[] = [];
    const judge = async (mutant: Mutant) => {
      const by = await loader.load(mutant.text).then(killer, () => undefined);
      if (by !== undefined) killed.scenario++;
      else if (loader.errorsOf(mutant.text).length > 0) killed.compiler++;
      else {
        const reason = equivalentOf(provider, mutant);
        if (reason !== undefined) given.add(reason);
        (reason === undefined ? survivors : equivalent).push(mutant.name);
      }
    };
    for (let at = 0; at < mutants.length; at += AT_ONCE) {
      await Promise.all(mutants.slice(at, at + AT_ONCE).map(judge));
    }
    const score = `${killed.scenario} fail, ${killed.compiler} do not compile, ${equivalent.length} change nothing`;
    console.info(`${provider}: ${mutants.length} changes: ${score}, ${survivors.length} unseen`);
    expect(survivors).toEqual([]);
  });
});

it("no reason is given for a change that something sees", () => {
  expect(EQUIVALENTS.filter((reason) => !given.has(reason))).toEqual([]);
});
