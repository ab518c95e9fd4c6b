import { beforeAll, describe, expect, it } from "vitest";
import type { App } from "../../generator/cli/generated-package.js";
import { createMock, SCENARIO_HEADER } from "../../generator/cli/mock/app.js";
import { readProject } from "../gateway/support.js";

const { providers } = await readProject();

async function mockOf(name: string): Promise<{ app: App; scenarios: readonly string[] }> {
  const provider = providers.find((each) => each.name === name);
  if (provider === undefined) throw new TypeError(`there is no ${name}`);
  const { plan, model, generated } = provider;
  const { app, scenarios } = await createMock({ model, plans: [plan], generated });
  return { app, scenarios: scenarios.get(plan.operation.name) ?? [] };
}

describe("a mock whose ids are free-form", () => {
  let app: App;
  beforeAll(async () => {
    app = (await mockOf("1099policy")).app;
  });
  const cancel = (id: string, headers: Record<string, string> = { authorization: "Bearer any" }) =>
    app.fetch(
      new Request(`http://mock/api/v1/payment/sessions/${encodeURIComponent(id)}/cancel`, { method: "POST", headers }),
    );

  it("takes any session as open, ends it, and refuses the second time in the provider's own words", async () => {
    const first = await cancel("ps_one");
    expect([first.status, await first.json()]).toMatchObject([200, { id: "ps_one", status: "cancelled" }]);
    const second = await cancel("ps_one");
    expect([second.status, await second.json()]).toMatchObject([400, { code: "session_not_pending" }]);
    expect((await cancel("ps_two")).status).toBe(200);
  });

  it("lives through the scenario that an id begins with, whatever its case", async () => {
    expect(await (await cancel("SESSION_COMPLETED-7")).json()).toMatchObject({ status: "completed" });
    expect(await (await cancel("session_expired_x")).json()).toMatchObject({ id: "session_expired_x" });
    expect((await cancel("provider_fault")).status).toBe(500);
    // Another word that begins with the same letters is no scenario.
    expect((await cancel("provider_faults")).status).toBe(200);
  });

  it("lives through the scenario of the header, and says which there are", async () => {
    const limited = await cancel("ps_three", { [SCENARIO_HEADER]: "RATE_LIMITED" });
    expect([limited.status, limited.headers.get("retry-after")]).toEqual([429, "1"]);
    const unknown = await cancel("ps_three", { [SCENARIO_HEADER]: "NOPE" });
    expect(unknown.status).toBe(501);
    // RFC 9457, 4.2.1: a problem without a type of its own has the title of its status.
    expect(await unknown.json()).toMatchObject({
      type: "about:blank",
      title: "Not Implemented",
      detail: expect.stringContaining("SESSION_COMPLETED"),
    });
  });

  it("asks for credentials", async () => {
    expect((await cancel("ps_four", {})).status).toBe(401);
  });

  it("says nothing where silence is asked for, until the caller gives up", async () => {
    const caller = new AbortController();
    let answered = false;
    const request = new Request("http://mock/api/v1/payment/sessions/NO_RESPONSE-1/cancel", {
      method: "POST",
      headers: { authorization: "Bearer any" },
      signal: caller.signal,
    });
    const answer = Promise.resolve(app.fetch(request)).finally(() => {
      answered = true;
    });
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(answered).toBe(false);
    caller.abort();
    await answer;
  });
});

describe("a mock of a document that says what a request is", () => {
  it("refuses one that is not that", async () => {
    const { app } = await mockOf("maven");
    const response = await app.fetch(
      new Request("http://mock/v1/sessions/not-a-uuid/cancel", {
        method: "POST",
        headers: { authorization: "Bearer any" },
      }),
    );
    expect([response.status, response.headers.get("content-type")]).toEqual([400, "application/problem+json"]);
  });
});

describe("every mock", () => {
  it.each(providers.map(({ name }) => name))("of %s can succeed, fail, refuse and be silent", async (name) => {
    const { scenarios } = await mockOf(name);
    expect(scenarios).toEqual(
      expect.arrayContaining([
        "cancelled",
        "UNAUTHENTICATED",
        "SESSION_NOT_FOUND",
        "RATE_LIMITED",
        "PROVIDER_FAULT",
        "NO_RESPONSE",
      ]),
    );
  });

  it("can show a state of the provider's that means two things in both of its meanings", async () => {
    const { app, scenarios } = await mockOf("crisscross");
    expect(new Set(scenarios).size).toBe(scenarios.length);
    const pending = async (scenario: string) => {
      const headers = { authorization: "Bearer any", "content-type": "application/json", [SCENARIO_HEADER]: scenario };
      const body = JSON.stringify({ sessionId: "018f3c2e-7b1a-7c3d-9e4f-5a6b7c8d9e0f" });
      const request = new Request("http://mock/v1/collect/sessions/cancel", { method: "POST", headers, body });
      const answer = (await (await app.fetch(request)).json()) as { status: string; pendingTransactionIds: string[] };
      return [answer.status, answer.pendingTransactionIds.length > 0];
    };
    expect(await pending("cancelled")).toEqual(["CANCELLED", false]);
    expect(await pending("cancel_pending:CANCELLED")).toEqual(["CANCELLED", true]);
  });
});
