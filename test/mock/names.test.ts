import { describe, expect, it } from "vitest";
import type { App } from "../../generator/cli/generated-package.js";
import { createMock, SCENARIO_HEADER } from "../../generator/cli/mock/app.js";
import { Names, SILENCE } from "../../generator/cli/mock/names.js";
import type { Scenario } from "../../generator/cli/mock/scenarios.js";
import { readProject } from "../gateway/support.js";

const { providers } = await readProject();

const scenario = (name: string, word?: string, status = 200): Scenario => ({
  status,
  name,
  outcome: name,
  role: "failure",
  ...(word === undefined ? {} : { word }),
});

describe("the names of scenarios", () => {
  const open = scenario("UNRECOGNISED", "open");
  const odd = scenario("UNRECOGNISED");
  const done = scenario("done", "CLOSED");
  const pending = scenario("pending", "CLOSING");
  const closed = scenario("pending", "CLOSED");
  const paid = scenario("PAID", "settled");
  const names = new Names([open, odd, done, pending, closed, paid], "NOTHING");

  it("are each said once, and lead to a scenario of their own", () => {
    expect(names.shown).toEqual(["UNRECOGNISED", "done", "pending", "PAID", "pending:CLOSED", "NOTHING"]);
    expect(new Set(names.shown.map((name) => names.of(name))).size).toBe(names.shown.length);
  });

  it.each([
    ["UNRECOGNISED", open],
    ["done", done],
    ["CLOSED", done],
    ["pending:CLOSED", closed],
    ["settled", paid],
    ["open", open],
    ["NOTHING", SILENCE],
  ])("lead from %s to the same by a header and by the beginning of an id, in any case", (name, expected) => {
    expect(names.of(name)).toBe(expected);
    for (const id of [name, `${name}-1`, `${name}_x`, `${name.toUpperCase()}-1`, `${name.toLowerCase()}-1`])
      expect(names.begunBy(id)).toBe(expected);
    expect(names.begunBy(`${name}s`)).not.toBe(expected);
    expect(names.begunBy(`x${name}`)).toBeUndefined();
  });

  it("that differ by case alone are told apart where it is kept", () => {
    const both = new Names([scenario("paid", "PAID"), scenario("PAID", "Settled")], "NOTHING");
    expect([both.begunBy("paid-1"), both.begunBy("PAID-1")]).toMatchObject([{ name: "paid" }, { name: "PAID" }]);
  });
});

describe.each(["1099policy", "xendit"])("the mock of %s, whose ids have no form", (of) => {
  const provider = providers.find(({ name }) => name === of);
  if (provider === undefined) throw new TypeError(of);
  const { generated, model, plan } = provider;
  const path = plan.operation.path;
  const authorization = { "1099policy": "Bearer any", xendit: `Basic ${btoa("any:")}` }[of] ?? "";
  const ask = async (app: App, id: string, wanted?: string) => {
    const headers = { authorization, ...(wanted === undefined ? {} : { [SCENARIO_HEADER]: wanted }) };
    const request = new Request(`http://mock${path.replace(/\{.*?\}/, id)}`, { method: "POST", headers });
    const answer = await app.fetch(request);
    // The id is the one thing that differs.
    return [answer.status, (await answer.text()).replaceAll(id, "{id}")];
  };
  /** As long as the sample of an id: some documents say how long one is. */
  const idOf = (name: string) => `${name}-`.padEnd(27, "0");

  it("answers an id that begins with a printed name, or a state's word, as it answers the header", async () => {
    const { app, scenarios } = await createMock({ model, plans: [plan], generated });
    const names = [...scenarios.values()].flat();
    const successes = plan.responses.filter(({ response: { status } }) => status.kind === "code" && status.code < 300);
    const words = successes.flatMap(({ cases }) => [...cases.keys()]);
    const asked = new Set([...names, ...words].filter((name) => name !== "NO_RESPONSE"));
    expect(new Set(names).size).toBe(names.length);
    expect(asked.size).toBeGreaterThan(8);
    for (const name of asked) {
      const [byHeader, byId] = [await ask(app, idOf("untold"), name), await ask(app, idOf(name))];
      expect([name, ...byId]).toEqual([name, ...byHeader]);
    }
  });
});
